// Small improvements to pages that work without them. No dependencies; loaded with "defer" or as a module.

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");

// After a post, focus goes to what happened: the problems, or the banner that says it is done.
function focusOutcome() {
  const outcome = document.querySelector(".nhsuk-error-summary, .qms-banner");
  if (!outcome) return;
  if (!outcome.hasAttribute("tabindex")) outcome.setAttribute("tabindex", "-1");
  outcome.focus();
}

// A link of the error summary leads into the control, with its label or legend in view.
function leadToControl(event) {
  const link = event.target.closest(".nhsuk-error-summary a[href^='#']");
  if (!link) return;
  const target = document.getElementById(link.hash.slice(1));
  const control = target?.matches("input, select, textarea") ? target : target?.querySelector("input, select, textarea");
  if (!control) return;
  event.preventDefault();
  const title = control.closest("fieldset")?.querySelector("legend") ?? document.querySelector(`label[for="${control.id}"]`);
  (title ?? control).scrollIntoView();
  control.focus({ preventScroll: true });
}

// "118 characters left". The count is shown at once and spoken when typing pauses.
function countCharacters(group) {
  const box = group.querySelector("textarea, input");
  const fixed = group.querySelector(".nhsuk-character-count__message");
  const limit = Number(group.dataset.maxlength);
  if (!box || !fixed || !limit) return;

  const shown = document.createElement("div");
  shown.className = fixed.className;
  shown.setAttribute("aria-hidden", "true");
  const spoken = document.createElement("div");
  spoken.className = "nhsuk-u-visually-hidden";
  spoken.setAttribute("aria-live", "polite");
  fixed.classList.add("nhsuk-u-visually-hidden");
  fixed.after(shown, spoken);

  const words = () => {
    // A form posts each line break as two characters, and the server counts them so.
    const left = limit - box.value.replace(/\r?\n/g, "\r\n").length;
    const characters = Math.abs(left) === 1 ? "character" : "characters";
    return left < 0 ? `${-left} ${characters} too many` : `${left} ${characters} left`;
  };

  let pause;
  const update = () => {
    const text = words();
    const over = text.endsWith("too many");
    shown.textContent = text;
    shown.classList.toggle("nhsuk-error-message", over);
    shown.classList.toggle("nhsuk-hint", !over);
    box.classList.toggle("nhsuk-textarea--error", over || group.classList.contains("nhsuk-form-group--error"));
    clearTimeout(pause);
    pause = setTimeout(() => { spoken.textContent = words(); }, 1000);
  };

  box.addEventListener("input", update);
  update();
  clearTimeout(pause);
}

// The pressed button keeps its words, and says "Saving" when the answer is slow. It is never disabled: a second press
// does the same thing once.
function sayThatItSaves(event) {
  const button = event.submitter;
  if (event.defaultPrevented || !button?.matches(".nhsuk-button") || event.target.method !== "post") return;
  const words = button.textContent;
  const timer = setTimeout(() => {
    // Another listener has held it back: then nothing is being saved.
    if (event.defaultPrevented) return;
    button.textContent = "Saving";
    button.classList.add("is-waiting");
  }, 400);

  // Back from the next page, or where there is none, the button is itself again.
  const again = () => {
    clearTimeout(timer);
    button.textContent = words;
    button.classList.remove("is-waiting");
  };
  ["pageshow", "qms-not-kept"].forEach((sign) => addEventListener(sign, again, { once: true }));
}

// The space bar presses a link that looks like a button.
function pressWithSpace(event) {
  if (event.key !== " " || !event.target.matches?.("a[role='button']")) return;
  event.preventDefault();
  event.target.click();
}

// In a table of values, Enter and the arrow keys lead up and down the column: a month is typed without the mouse.
function moveInColumn(event) {
  const box = event.target.closest?.("[data-entry] input:not([type='hidden'])");
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!box || !step || event.isComposing) return;
  event.preventDefault();
  const part = box.name.split(".").at(-1);
  const column = [...box.form.querySelectorAll("[data-entry] input:not([type='hidden'])")].filter((other) => other.name.split(".").at(-1) === part);
  const next = column[column.indexOf(box) + step];
  (next ?? (step > 0 ? box.form.querySelector("button:not([type='button'])") : box)).focus();
  next?.select();
}

// Light, dark or as the device: the choice shows at once; the form that holds it saves it.
function showTheme(event) {
  if (!event.target.matches?.("[data-theme-choice]")) return;
  const choice = event.target.value;
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
  else delete document.documentElement.dataset.theme;
}

// At a device that the ward shares, whoever walks away is signed out. Half a minute before, the page asks. What keeps entries
// while there is no network is told first: the form may not reach the site.
function finishWhenLeft(form) {
  const seconds = Number(document.body.dataset.finish);
  if (!form || !seconds) return;
  const notice = document.createElement("div");
  notice.className = "qms-still";
  notice.setAttribute("role", "alert");
  const tell = (act) => navigator.serviceWorker?.controller?.postMessage({ act });
  let ask, leave, told = Date.now();
  const here = () => {
    if (Date.now() - told > 2000) {
      told = Date.now();
      tell("touched");
    }
    clearTimeout(ask);
    clearTimeout(leave);
    notice.remove();
    ask = setTimeout(() => {
      notice.innerHTML = "<p>Are you still here? You are signed out in 30 seconds. Touch anything to go on.</p>";
      document.body.append(notice);
    }, (seconds - 30) * 1000);
    leave = setTimeout(() => {
      tell("left");
      form.submit();
    }, seconds * 1000);
  };
  form.addEventListener("submit", () => tell("left"));
  ["pointerdown", "keydown", "scroll"].forEach((sign) => document.addEventListener(sign, here, { passive: true }));
  here();
}

document.addEventListener("click", leadToControl);
document.addEventListener("submit", sayThatItSaves);
document.addEventListener("keydown", pressWithSpace);
document.addEventListener("keydown", moveInColumn);
document.addEventListener("change", showTheme);
document.querySelectorAll(".nhsuk-character-count[data-maxlength]").forEach(countCharacters);
finishWhenLeft(document.querySelector("[data-finish-form]"));
focusOutcome();
