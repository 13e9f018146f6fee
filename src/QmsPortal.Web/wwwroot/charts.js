// Arrow keys on charts: one stop for Tab, then point by point, spoken and shown. The chart is whole without this.
(() => {
  "use strict";

  const svgName = "http://www.w3.org/2000/svg";

  function start(stage) {
    if (stage.dataset.keys) return;
    stage.dataset.keys = "on";

    const said = document.createElement("p");
    said.className = "qms-chart__said";
    said.setAttribute("role", "status");
    said.setAttribute("aria-live", "polite");
    stage.append(said);

    const title = stage.querySelector("svg > title");
    const ring = document.createElementNS(svgName, "circle");
    ring.setAttribute("class", "qms-chart__here");
    ring.setAttribute("r", "9");

    // Without this role a screen reader keeps the arrow keys for itself.
    stage.tabIndex = 0;
    stage.setAttribute("role", "application");
    stage.setAttribute("aria-roledescription", "chart");
    stage.setAttribute("aria-label", (title ? title.textContent + ". " : "") + "Left and right arrow keys read the points.");
    const sentence = stage.querySelector("svg > desc");
    if (sentence) stage.setAttribute("aria-describedby", sentence.id);
    let point = null;

    const drawing = () => [...stage.querySelectorAll(":scope > svg")].find((svg) => svg.getClientRects().length > 0);
    const points = (svg) => [...svg.querySelectorAll("[data-i]")].sort((a, b) => a.dataset.i - b.dataset.i);

    function leave() {
      point = null;
      ring.remove();
      said.textContent = "";
    }

    function show(svg, mark) {
      point = mark;
      const box = mark.getBBox();
      ring.setAttribute("cx", box.x + box.width / 2);
      ring.setAttribute("cy", box.y + box.height / 2);
      svg.append(ring);
      said.textContent = mark.querySelector("title").textContent;

      // Over the point, or under it where there is no room: never on it.
      const frame = stage.getBoundingClientRect();
      const at = ring.getBoundingClientRect();
      const left = (at.left + at.right) / 2 - frame.left - said.offsetWidth / 2;
      const above = at.top - frame.top - said.offsetHeight - 6;
      said.style.left = Math.max(0, Math.min(left, frame.width - said.offsetWidth)) + "px";
      said.style.top = (above >= 0 ? above : at.bottom - frame.top + 6) + "px";
    }

    stage.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const svg = drawing();
      const all = svg ? points(svg) : [];
      if (all.length === 0) return;
      const now = all.indexOf(point);
      const steps = {
        ArrowRight: now + 1,
        ArrowLeft: now < 0 ? all.length - 1 : now - 1,
        Home: 0,
        End: all.length - 1,
      };
      if (event.key === "Escape" && point) {
        leave();
      } else if (event.key in steps) {
        show(svg, all[Math.max(0, Math.min(steps[event.key], all.length - 1))]);
      } else {
        return;
      }
      event.preventDefault();
    });

    stage.addEventListener("blur", leave);
  }

  const startAll = (root) => root.querySelectorAll(".qms-chart__stage").forEach(start);
  startAll(document);

  // Parts of a page that arrive later, as on a live board.
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        if (node instanceof HTMLElement) startAll(node.parentNode ?? node);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
