"use strict";
(() => {
  const fontsReady = Promise.all(
    ["400", "700"].map((weight) => document.fonts.load(`${weight} 12px "Noto Sans CJK JP"`, "A한日")),
  );

  /* A chart's numbers are drawn over its picture; the picture stays for print and where drawing fails. */
  async function drawChart(figure) {
    const spec = JSON.parse(document.getElementById(`${figure.id}-spec`).textContent);
    delete spec.usermeta;
    const stage = document.getElementById(`${figure.id}-live`);
    await fontsReady;
    stage.hidden = false;
    try {
      await vegaEmbed(stage, spec, {
        mode: "vega-lite", ast: true, actions: false, renderer: "svg", config: { aria: false }, defaultStyle: false, logLevel: 1,
        tooltip: { theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light" },
      });
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
    if (!charts.length || typeof vegaEmbed === "undefined") return;
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

  document.querySelectorAll("table.data").forEach(makeSortable);
  if (matchMedia("(max-width: 78rem)").matches) document.querySelector(".contents details")?.removeAttribute("open");
  watchCharts();
})();
