"use strict";
(() => {
  const SHOWN = 50, AROUND = 70;
  const box = document.querySelector(".search"), field = document.getElementById("query");
  const status = document.getElementById("found"), list = document.getElementById("results");
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const say = read("messages");
  let editions = null;

  /* Text as it is compared: no case, no width, no accents, katakana as hiragana, without spaces and marks; and from where each letter came. */
  function fold(text) {
    const letters = [], places = [];
    let place = 0;
    for (const char of text) {
      const plain = char.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f\s\p{P}]/gu, "");
      for (const letter of plain.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))) {
        letters.push(letter);
        places.push(place);
      }
      place += char.length;
    }
    return { text, folded: letters.join(""), places: letters.flatMap((letter, i) => Array(letter.length).fill(places[i])) };
  }

  function prepare() {
    const { actors, editions: given } = read("index");
    const forms = actors.map((names) => names.map(fold));
    return given.map((edition) => ({
      ...edition,
      head: [fold(edition.title), fold(edition.days)],
      named: (edition.named ?? []).map(([place, documents]) => ({ documents, forms: forms[place] })),
      texts: [...(edition.findings ?? []), ...(edition.headlines ?? [])].map(fold),
    }));
  }

  /* Where a term stands in an edition: in its title or days, in a name, in a finding or headline; the first that has it. */
  function find(edition, term) {
    const has = (text) => text.folded.includes(term);
    if (edition.head.some(has)) return { weight: 3 };
    for (const actor of edition.named) {
      const form = actor.forms.find(has);
      if (form) return { weight: 2, actor, form };
    }
    const text = edition.texts.find(has);
    return text ? { weight: 1, text } : null;
  }

  function mark(text, term) {
    const at = text.folded.indexOf(term);
    const from = text.places[at], last = text.places[at + term.length - 1];
    const to = last + String.fromCodePoint(text.text.codePointAt(last)).length;
    const start = Math.max(0, from - AROUND), end = Math.min(text.text.length, to + AROUND);
    const marked = document.createElement("mark");
    marked.textContent = text.text.slice(from, to);
    return [start ? "…" : "", text.text.slice(start, from), marked, text.text.slice(to, end), end < text.text.length ? "…" : ""];
  }

  function show(edition, terms, places) {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = edition.link;
    link.textContent = `${edition.title} · ${edition.days}`;
    item.append(link);
    places.forEach((place, i) => {
      const shown = place.form ?? place.text;
      if (!shown) return;
      const line = document.createElement("p");
      line.append(...mark(shown, terms[i]));
      if (place.actor) {
        const own = place.actor.forms[0].text;
        line.append(`${shown.text === own ? "" : ` (${own})`} · ${say.documents.replace("0", place.actor.documents)}`);
      }
      item.append(line);
    });
    return item;
  }

  function search() {
    const terms = field.value.split(/\s+/).map((term) => fold(term).folded).filter(Boolean);
    if (!terms.length) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    editions ??= prepare();
    const found = editions
      .map((edition) => ({ edition, places: terms.map((term) => find(edition, term)) }))
      .filter(({ places }) => places.every(Boolean));
    status.textContent = found.length ? (found.length === 1 ? say.one : say.many.replace("0", found.length)) : say.none;
    list.replaceChildren(...found.slice(0, SHOWN).map(({ edition, places }) => show(edition, terms, places)));
  }

  box.hidden = false;
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { field.value = ""; search(); }
  });
})();
