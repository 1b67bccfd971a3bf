"use strict";
(() => {
  const fontsReady = Promise.all(
    ["400", "700"].map((weight) => document.fonts.load(`${weight} 12px "Noto Sans CJK JP"`, "A한日")),
  );

  /* A chart's numbers are drawn over its picture; the picture stays for print and where drawing fails. */
  async function drawChart(figure) {
    const spec = JSON.parse(document.getElementById(`${figure.id}-spec`).textContent);
    const stage = document.getElementById(`${figure.id}-live`);
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
  }

  function sortRows(table, column, descending) {
    const value = (row) => {
      const cell = row.cells[column];
      return "value" in cell.dataset ? (cell.dataset.value === "" ? -Infinity : Number(cell.dataset.value)) : cell.textContent;
    };
    const order = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, document.documentElement.lang));
    const rows = [...table.tBodies[0].rows].sort((a, b) => order(value(a), value(b)) * (descending ? -1 : 1));
    table.tBodies[0].append(...rows);
  }

  function makeSortable(table) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const numeric = head.classList.contains("number");
        const before = head.getAttribute("aria-sort");
        const descending = before ? before === "ascending" : numeric;
        for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sortRows(table, column, descending);
      });
    });
  }

  const panel = document.getElementById("panel");
  const anchor = (name) => (name.startsWith("evidence-") ? name : `evidence-${name}`);

  /* Evidence lies at the end of the page, where it is readable without scripts; the panel shows a copy beside the number. */
  function openEvidence(id) {
    const item = document.getElementById(id);
    if (!panel || !item?.classList.contains("item")) return false;
    document.getElementById("panel-title").textContent = item.dataset.label;
    document.getElementById("panel-body").replaceChildren(...[...item.children].map((child) => child.cloneNode(true)));
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    history.replaceState(null, "", `#${encodeURIComponent(id)}`);
    return true;
  }

  function watchDoors() {
    const hash = () => decodeURIComponent(location.hash.slice(1));
    document.addEventListener("click", (event) => {
      const door = event.target.closest("a.door");
      if (door && openEvidence(decodeURIComponent(door.hash.slice(1)))) event.preventDefault();
    });
    panel?.addEventListener("click", (event) => event.target === panel && panel.close());
    panel?.addEventListener("close", () => history.replaceState(null, "", location.pathname + location.search));
    addEventListener("hashchange", () => openEvidence(hash()));
    if (location.hash) openEvidence(hash());
  }

  document.querySelectorAll("table.data").forEach(makeSortable);
  if (matchMedia("(max-width: 78rem)").matches) document.querySelector(".contents details")?.removeAttribute("open");
  watchDoors();
  addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(watchCharts));
})();
