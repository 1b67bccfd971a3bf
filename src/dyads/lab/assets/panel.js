// The panel of dyads.explore: plain HTML controls, one live chart, the sentences behind a click. All words come from the kernel.

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};

const labelled = (text, control) => make("label", {}, make("span", { textContent: text }), control);

function render({ model, el }) {
  const words = model.get("words");
  const choices = model.get("choices");

  const settle = (change) => {
    model.set("view", { ...model.get("view"), ...change });
    model.save_changes();
    root.classList.add("dyads-busy");
  };

  const listen = (name, control, read = (value) => value) => {
    control.addEventListener("change", () => settle({ [name]: read(control.value) }));
    return control;
  };

  const day = (name) => listen(name, make("input", { type: "date", name, value: model.get("view")[name] }));

  const pick = (name, none) => {
    const options = choices[name].map(([value, text]) => make("option", { value, textContent: text }));
    if (none) options.unshift(make("option", { value: "", textContent: none }));
    const control = make("select", { name }, ...options);
    control.value = model.get("view")[name];
    control.disabled = options.length < 2;
    return listen(name, control);
  };

  const followed = make("span", { className: "dyads-followed" });
  const names = Object.fromEntries(choices.actors);
  const ids = new Map(choices.actors.flatMap(([id, name]) => [[id, id], [name, id]]));
  const listId = `dyads-actors-${Math.random().toString(36).slice(2)}`;
  const adder = make("input", { name: "actors", placeholder: words.add, list: listId, autocomplete: "off" });
  const follow = () => {
    const actors = model.get("view").actors;
    followed.replaceChildren(
      ...actors.map((id) =>
        make("button", {
          type: "button",
          textContent: `${names[id] ?? id} ×`,
          title: words.remove,
          onclick: () => settle({ actors: model.get("view").actors.filter((other) => other !== id) }),
        }),
      ),
    );
  };
  adder.addEventListener("change", () => {
    const id = ids.get(adder.value);
    const actors = model.get("view").actors;
    if (id && !actors.includes(id)) settle({ actors: [...actors, id] });
    if (id) adder.value = "";
  });

  const top = listen("top", make("input", { type: "number", min: 1, max: 100, name: "top", value: model.get("view").top }), Number);
  const said = make("p", { className: "dyads-said", role: "status" });
  const chart = make("div", { className: "dyads-chart", role: "group", ariaLabel: words.chart });
  const sentences = make("section", { className: "dyads-sentences", ariaLive: "polite", ariaLabel: words.sentences });
  const path = make("input", { name: "path", value: "my-view.yaml", spellcheck: false });
  const written = make("output", {});
  const write = make("button", {
    type: "button",
    textContent: words.write,
    onclick: () => model.send({ ask: "write", path: path.value }),
  });

  const root = make(
    "div",
    { className: "dyads-panel" },
    make(
      "form",
      { onsubmit: (event) => event.preventDefault() },
      labelled(words.first, day("first")),
      labelled(words.last, day("last")),
      labelled(words.outlet_country, pick("outlet_country", choices.outlet_country.length ? words.any : words.unknown)),
      labelled(words.issue, pick("issue", words.any)),
      labelled(words.unit, pick("unit")),
      labelled(words.bin, pick("bin")),
      labelled(words.top, top),
      labelled(words.actors, adder),
      followed,
      make("datalist", { id: listId }, ...choices.actors.map(([, name]) => make("option", { value: name }))),
    ),
    said,
    make("p", { className: "dyads-hint", textContent: words.hint }),
    chart,
    sentences,
    make("footer", {}, labelled(words.file, path), write, written),
  );

  const say = () => {
    const fault = model.get("fault");
    said.textContent = fault || model.get("said");
    said.classList.toggle("dyads-fault", Boolean(fault));
    root.classList.remove("dyads-busy");
  };

  // whoever was clicked stays chosen in the next view, where it is named there
  let chosen = null;
  const remember = (spec) => {
    const named = Object.values(spec.datasets ?? {}).some((rows) => rows.some((row) => row.actor === chosen));
    const params = spec.params?.map((param) =>
      param.name === "chosen" && named ? { ...param, value: [{ actor: chosen }] } : param,
    );
    return { ...spec, ...(params ? { params } : {}) };
  };

  let drawn = null;
  const draw = async () => {
    const result = await window.vegaEmbed(chart, remember(model.get("spec")), { actions: false, renderer: "svg", ast: true });
    drawn?.finalize();
    drawn = result;
    result.view.addEventListener("click", (_, item) => {
      const door = item?.datum?.door;
      if (!door) return;
      chosen = item.datum.actor ?? chosen;
      model.send({ ask: "sentences", door });
    });
    root.classList.remove("dyads-busy");
  };

  const marked = ({ text, marks }) => {
    const letters = [...text]; // offsets count code points
    const parts = [];
    let place = 0;
    for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
      if (end <= place) continue;
      parts.push(letters.slice(place, Math.max(start, place)).join(""));
      parts.push(make("mark", { textContent: letters.slice(Math.max(start, place), end).join("") }));
      place = end;
    }
    return [...parts, letters.slice(place).join("")];
  };

  const show = ({ label, total, sentences: found }) => {
    const count = found.length === total ? `${total}` : `${found.length} ${words.of} ${total}`;
    sentences.replaceChildren(
      ...(label ? [make("h4", { textContent: `${label}: ${count}` })] : []),
      make(
        "ol",
        {},
        ...found.map((sentence) =>
          make(
            "li",
            {},
            make("p", {}, ...marked(sentence)),
            make("p", {
              className: "dyads-source",
              textContent: [sentence.date, sentence.outlet, sentence.title].filter(Boolean).join(" · "),
              title: sentence.rule,
            }),
          ),
        ),
      ),
    );
  };

  model.on("change:spec", () => {
    sentences.replaceChildren(); // they stood behind numbers that are no longer shown
    draw();
  });
  model.on("change:said", say);
  model.on("change:fault", say);
  model.on("change:view", follow);
  model.on("msg:custom", (message) => {
    if (message.sentences) show(message.sentences);
    if (message.written) written.textContent = message.written;
  });

  follow();
  say();
  draw();
  el.append(root);
  return () => drawn?.finalize();
}

export default { render };
