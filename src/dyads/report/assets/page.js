"use strict";
(() => {
  const fontsReady = Promise.all(
    ["400", "700"].map((weight) => document.fonts.load(`${weight} 12px "Noto Sans CJK JP"`, "A한日")),
  );

  const telephone = matchMedia("(max-width: 36rem)");

  /* A part that is null goes, one in a list of one is put there, any other is changed in its parts. */
  function change(value, patch) {
    for (const [key, part] of Object.entries(patch)) {
      if (Array.isArray(part)) [value[key]] = part;
      else if (part && Object.hasOwn(value, key)) change(value[key], part);
      else if (Array.isArray(value)) value.length = Math.min(value.length, key);
      else delete value[key];
    }
    return value;
  }

  /* A chart's numbers are drawn over its picture; the picture stays for print and where drawing fails. */
  async function drawChart(figure) {
    const spec = JSON.parse(document.getElementById(`${figure.id}-spec`).textContent);
    const narrow = telephone.matches && document.getElementById(`${figure.id}-narrow`);
    if (narrow) change(spec, JSON.parse(narrow.textContent));
    figure.classList.toggle("is-narrow", Boolean(narrow));
    const stage = document.getElementById(`${figure.id}-live`);
    const words = stage.getAttribute("aria-label");
    await fontsReady;
    stage.hidden = false;
    try {
      const { view } = await vegaEmbed(stage, spec, {
        mode: "vega-lite", ast: true, actions: false, renderer: "svg", config: { aria: false }, defaultStyle: false, logLevel: 1,
        tooltip: { theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light" },
      });
      const leads = (item) => document.getElementById(anchor(item?.datum?.door ?? ""))?.classList.contains("item");
      view.addEventListener("mousemove", (_, item) => { stage.style.cursor = leads(item) ? "pointer" : ""; });
      view.addEventListener("click", (_, item) => item?.datum?.door && openEvidence(anchor(item.datum.door)));
    } catch (error) {
      stage.hidden = true;
      console.warn(`${figure.id} stays a picture: ${error.message}`);
      return;
    }
    const svg = stage.querySelector("svg");
    for (const name of ["role", "aria-label", "aria-roledescription"]) svg.removeAttribute(name);
    svg.setAttribute("aria-hidden", "true");
    stage.setAttribute("role", "img"); // Vega has written its own over them
    stage.setAttribute("aria-label", words);
    stage.removeAttribute("aria-roledescription");
    figure.classList.add("is-live");
  }

  function watchCharts() {
    const charts = [...document.querySelectorAll("figure.chart")].filter((figure) => document.getElementById(`${figure.id}-spec`));
    if (!charts.length) return;
    const bundle = document.createElement("script");
    bundle.textContent = document.getElementById("vega").textContent;
    document.head.append(bundle); // runs at once; the policy knows its hash
    const watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) { watcher.unobserve(entry.target); drawChart(entry.target); }
    }, { rootMargin: "600px" });
    charts.forEach((figure) => watcher.observe(figure));
    telephone.addEventListener("change", () => document.querySelectorAll("figure.is-live").forEach(drawChart));
  }

  /* Words as a reader of this language orders them, numbers inside them by their size; what is missing stands last either way. */
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  function sortRows(table, column, descending) {
    const numeric = table.tHead.rows[0].cells[column].classList.contains("number");
    const value = ({ cells }) => cells[column].dataset.value ?? cells[column].textContent.replace(/^–$/, "");
    const order = numeric ? (a, b) => a - b : collator.compare;
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, value: value(row) }));
    rows.sort((a, b) => (a.value === "") - (b.value === "") || order(a.value, b.value) * (descending ? -1 : 1));
    table.tBodies[0].append(...rows.map(({ row }) => row));
  }

  function makeSortable(table) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        const descending = before ? before === "ascending" : head.classList.contains("number");
        for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sortRows(table, column, descending);
      });
    });
  }

  const panel = document.getElementById("panel");
  const anchor = (name) => (name.startsWith("evidence-") ? name : `evidence-${name}`);
  const place = (address) => {
    try {
      return decodeURIComponent(address.slice(1));
    } catch {
      return ""; // an address that somebody broke leads nowhere
    }
  };
  const findItem = (id) => (panel && document.getElementById(id)?.closest(".item")) || null;

  /* Offsets count code points, as Python does. */
  function mark(text, marks) {
    const letters = [...text];
    const pieces = [];
    let done = 0;
    for (const [start, end] of marks.split(" ").map((span) => span.split("-").map(Number))) {
      const marked = document.createElement("mark");
      marked.textContent = letters.slice(start, end).join("");
      pieces.push(letters.slice(done, start).join(""), marked);
      done = end;
    }
    return [...pieces, letters.slice(done).join("")];
  }

  /* A sentence lies on the page once, under its article, for all numbers; an entry knows which of its words this number counted. */
  function quote(entry) {
    const link = entry.querySelector("a");
    const told = document.getElementById(place(link.hash));
    const source = told.closest(".source").firstElementChild.cloneNode(true);
    const rule = entry.querySelector("code");
    if (rule) source.append("\u00a0· ", rule);
    if (told.matches(".source")) return entry.replaceChildren(...source.childNodes);
    const words = told.cloneNode(false);
    words.removeAttribute("id");
    words.append(...("marks" in link.dataset ? mark(told.textContent, link.dataset.marks) : [told.textContent]));
    entry.replaceChildren(words, source);
  }

  /* Evidence lies at the end of the page, where it is readable without scripts; the panel shows it beside the number. */
  function showEvidence(item) {
    document.getElementById("panel-title").textContent = item.parentElement.querySelector("summary span").textContent;
    const copies = [...item.children].map((child) => child.cloneNode(true));
    for (const entry of copies.flatMap((copy) => [...copy.querySelectorAll("li")])) quote(entry);
    document.getElementById("panel-body").replaceChildren(...copies);
    if (!panel.open) panel.showModal(); // closing gives the focus back to where it was
    panel.scrollTop = 0;
  }

  /* Going through a door is a step of the browser's history: its back button closes the panel. */
  function openEvidence(id) {
    const item = findItem(id);
    if (!item) return false;
    if (place(location.hash) !== id) history.pushState({ door: true }, "", `#${encodeURIComponent(id)}`);
    showEvidence(item);
    return true;
  }

  function followAddress() {
    const item = findItem(place(location.hash));
    if (item) showEvidence(item);
    else if (panel?.open) panel.close();
  }

  function leaveEvidence() {
    if (!findItem(place(location.hash))) return;
    if (history.state?.door) history.back();
    else history.replaceState(null, "", location.pathname + location.search);
  }

  /* Whoever was sent an address of evidence finds the number that it is behind once the panel is closed. */
  function findDoor(id) {
    const door = [...document.querySelectorAll("main a.door")].find((link) => place(link.hash) === id);
    for (let fold = door?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    door?.focus();
  }

  function watchDoors() {
    const sources = document.querySelector(".sources");
    sources?.removeAttribute("open");
    document.querySelector(".items")?.addEventListener("click", (event) => { if (event.target.closest("li a")) sources.open = true; });
    document.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a window of its own
      const door = event.target.closest("a.door");
      if (door && openEvidence(place(door.hash))) event.preventDefault();
    });
    panel?.addEventListener("click", (event) => event.target === panel && panel.close());
    panel?.addEventListener("close", leaveEvidence);
    addEventListener("popstate", followAddress);
    if (findItem(place(location.hash))) {
      findDoor(place(location.hash));
      followAddress();
    }
  }

  /* The contents say which part is being read. */
  function watchParts() {
    const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [place(link.hash), link]));
    const heads = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    const watcher = new IntersectionObserver(() => {
      const read = heads.filter((head) => head.getBoundingClientRect().top < innerHeight / 3).pop();
      for (const [id, link] of links) link.ariaCurrent = id === read?.id ? "true" : null;
    }, { rootMargin: "0px 0px -66% 0px" });
    heads.forEach((head) => watcher.observe(head));
  }

  const openFolds = () => document.querySelectorAll("details.method").forEach((fold) => { fold.open = true; });

  document.querySelectorAll("table.data").forEach(makeSortable);
  if (matchMedia("(max-width: 78rem)").matches) document.querySelector(".contents details")?.removeAttribute("open");
  watchDoors();
  watchParts();
  addEventListener("beforeprint", openFolds);
  addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(watchCharts));
})();
