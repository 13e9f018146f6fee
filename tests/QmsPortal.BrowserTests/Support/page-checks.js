// What a page must hold beyond axe's rules. Each check gives a list of sentences; an empty one is a pass.
(() => {
  "use strict";

  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return seen(element) && box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > -scrollY;
  };
  const said = (element) => {
    const words = (element.getAttribute("aria-label") || element.innerText || element.labels?.[0]?.innerText || element.id || "").trim().replace(/\s+/g, " ");
    return `${element.tagName.toLowerCase()} “${words.slice(0, 60)}”`;
  };

  function heading() {
    const all = [...document.querySelectorAll("h1")].filter(seen);
    return all.length === 1 ? [] : [`${all.length} h1: ${all.map(said).join(", ")}`];
  }

  function sideways() {
    const wide = document.documentElement.scrollWidth;
    if (wide <= innerWidth) return [];
    // Those furthest in say most: their own ancestors are wide only because of them.
    const scrolls = (element) => element && element !== document.body && element !== document.documentElement
      && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const culprits = [...document.body.querySelectorAll("*")].filter((element) =>
      shown(element) && element.getBoundingClientRect().right > innerWidth + 0.5 && !scrolls(element.parentElement));
    const innermost = culprits.filter((element) => !culprits.some((other) => other !== element && element.contains(other)));
    return [`scrolls sideways, ${wide} wide in a window of ${innerWidth}: ${innermost.slice(0, 3).map((e) => `${said(e)} .${e.className?.baseVal ?? e.className}`).join("; ")}`];
  }

  // The box a finger or a mouse can press: of a control and of its labels.
  function pressable(element) {
    const boxes = [element, ...(element.labels ?? [])].filter(shown).map((part) => part.getBoundingClientRect());
    if (boxes.length === 0) return null;
    return {
      width: Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left)),
      height: Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top)),
    };
  }

  // A link among words is as high as their line, and may be.
  function isAmongWords(element) {
    if (getComputedStyle(element).display !== "inline") return false;
    let around = element.parentElement;
    while (getComputedStyle(around).display === "inline") around = around.parentElement;
    const words = around.cloneNode(true);
    words.querySelectorAll("a, button, .nhsuk-u-visually-hidden").forEach((other) => other.remove());
    return /\p{L}/u.test(words.textContent);
  }

  function targets() {
    const all = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']");
    return [...all].flatMap((element) => {
      const box = pressable(element);
      if (!box || isAmongWords(element) || (box.width >= 23.5 && box.height >= 23.5)) return [];
      return [`a target of ${Math.round(box.width)} × ${Math.round(box.height)}: ${said(element)}`];
    });
  }

  // A form that came back: the problems first, with focus, each leading to a control that says the same beside it.
  function problems() {
    const summary = document.querySelector(".nhsuk-error-summary");
    if (!summary) return ["an empty form was taken, or its problems are not listed"];
    const found = [];
    if (!document.title.startsWith("Error: ")) found.push(`the title of a refused form is “${document.title}”`);
    if (document.activeElement !== summary) found.push("the problems do not have focus");
    const links = [...summary.querySelectorAll("a")];
    if (links.length === 0) found.push(`no problem leads to its field: ${summary.innerText.replace(/\s+/g, " ")}`);
    const led = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    led.forEach((control, i) => {
      if (i > 0 && control && led[i - 1] && control.compareDocumentPosition(led[i - 1]) & Node.DOCUMENT_POSITION_FOLLOWING) found.push(`“${links[i].innerText}” is listed after the problem of a later field`);
    });
    for (const [i, link] of links.entries()) {
      const control = led[i];
      if (!control) {
        found.push(`“${link.innerText}” leads nowhere (${link.hash})`);
      } else if (!shown(control) && !control.closest("label, .nhsuk-radios__item")) {
        found.push(`“${link.innerText}” leads to a control that is hidden (${link.hash})`);
      } else {
        // The boxes of a date are groups within a group.
        const beside = [...document.querySelectorAll(".nhsuk-form-group--error")].filter((group) => group.contains(control));
        if (!beside.some((group) => group.querySelector(".nhsuk-error-message")?.innerText.includes(link.innerText))) found.push(`“${link.innerText}” is not said beside its field`);
      }
    }
    return found;
  }

  const traits = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "color", "borderTopColor", "borderBottomWidth", "textDecorationLine", "transform"];
  function look(element) {
    const parts = [element, element.parentElement, element.nextElementSibling].filter(Boolean);
    return parts.flatMap((part) => [null, "::before", "::after"].map((pseudo) => {
      const style = getComputedStyle(part, pseudo);
      return traits.map((trait) => style[trait]).join();
    })).join("|");
  }

  // What has focus must look different for it, lie in the window and not be covered by a bar that stays.
  function focus() {
    const element = document.activeElement;
    if (!element || element === document.body) return [];
    const found = [];
    const boxes = [element, ...(element.labels ?? [])].filter(shown).map((part) => part.getBoundingClientRect());
    const box = boxes.find((one) => one.bottom > 0 && one.top < innerHeight && one.right > 0 && one.left < innerWidth);
    if (!box) {
      found.push(`focus is out of sight: ${said(element)}`);
    } else {
      const x = Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 1);
      const y = Math.min(Math.max((box.top + box.bottom) / 2, 1), innerHeight - 1);
      const top = document.elementFromPoint(x, y);
      const own = [element, ...(element.labels ?? []), element.nextElementSibling].filter(Boolean);
      if (top && !own.some((part) => part.contains(top) || top.contains(part))) found.push(`focus is hidden: ${said(element)} lies under ${said(top)}`);
    }
    const focused = look(element);
    element.blur();
    const plain = look(element);
    element.focus({ preventScroll: true, focusVisible: true });
    if (focused === plain) found.push(`focus cannot be seen on ${said(element)}`);
    return found;
  }

  // What a page is made of: pages that are alike in this need only be looked at once. Two tags of other colours are alike.
  function kinds() {
    const all = [...document.querySelectorAll("main *:not(svg, svg *, br, strong)")].filter(seen);
    return [...new Set(all.map((element) => `${element.tagName}.${(element.getAttribute("class") ?? "").split(" ")[0].replace(/--.*/, "")}`))].sort().join(" ");
  }

  const links = () => [...document.querySelectorAll("a[href]")].filter((link) => link.origin === location.origin && !link.hasAttribute("download")).map((link) => link.pathname + link.search);

  // Forms that can be sent empty, and then are refused: those that post and have something that must be filled in or chosen.
  const isOptional = (part) => part.labels?.[0]?.textContent.includes("(optional)");
  const forms = () => [...document.querySelectorAll("main form[method=post]")].filter((form) =>
    [...form.elements].some((part) => part.matches("input:not([type=hidden], [type=radio], [type=checkbox]), textarea, select") && !isOptional(part))
    || (form.querySelector("[type=radio], [type=checkbox]") && !form.querySelector(":checked")));

  function sendEmpty(index) {
    const form = forms()[index];
    for (const part of form.elements) {
      if (part.matches("input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), textarea")) part.value = "";
      if (part.matches("select")) part.selectedIndex = 0;
      part.checked = false;
    }
    form.requestSubmit();
  }

  window.pageChecks = { heading, sideways, targets, problems, focus, kinds, links, sendEmpty, forms: () => forms().map((form) => form.getAttribute("action") ?? "") };
})();
