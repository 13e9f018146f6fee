// A board or record changes by itself when there is news: the page is loaded again by its reader's own rights, and only the parts
// that differ are put in place. Without this file the page works the same, by reloading.

const main = document.querySelector("main[data-live]");
const status = document.querySelector("[data-live-status]");
const quietFor = 20000;
let stream, paused = false, loading = false, again = false, spokeAt = -quietFor, unsaid = 0, lastTime = "";

const region = document.createElement("div");
region.className = "nhsuk-u-visually-hidden";
region.setAttribute("role", "status");
region.setAttribute("aria-live", "polite");
document.body.append(region);

const parts = (root) => [...root.querySelectorAll("[data-live-part]")];

// Somebody is in it: a field has focus or has been typed in, or a part lies open under the finger.
function inUse(part) {
  return part.contains(document.activeElement) && document.activeElement !== document.body
    || [...part.querySelectorAll("input:not([type='hidden']), textarea, select")].some((field) => field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked : field.tagName === "SELECT" ? [...field.options].some((option) => option.selected !== option.defaultSelected) : field.value !== field.defaultValue)
    || part.querySelector("details[open]:hover") !== null;
}

const count = (part) => Number(part?.dataset.liveCount ?? 0);

function put(old, fresh) {
  const more = count(fresh) - count(old);
  if (old.dataset.liveWord && more > 0) say(more, old.dataset.liveWord);
  old.replaceWith(document.importNode(fresh, true));
}

// What changed while somebody was in it waits for a press.
function offer(old, fresh) {
  const before = old.previousElementSibling?.matches(".qms-live__new") ? old.previousElementSibling : document.createElement("p");
  before.className = "qms-live__new";
  const show = document.createElement("button");
  show.type = "button";
  show.className = "nhsuk-button nhsuk-button--secondary nhsuk-button--small";
  show.textContent = "Something is new here. Show";
  show.addEventListener("click", () => { before.remove(); put(old, fresh); });
  before.replaceChildren(show);
  if (!before.isConnected) old.before(before);
}

// At most one message in twenty seconds.
function say(more, word) {
  unsaid += more;
  const wait = Math.max(0, spokeAt + quietFor - performance.now());
  setTimeout(() => {
    if (unsaid === 0) return;
    region.textContent = `${unsaid} new ${unsaid === 1 ? word : `${word}s`} ${main.dataset.livePlace}`;
    [unsaid, spokeAt] = [0, performance.now()];
  }, wait);
}

function tell(words, refresh) {
  if (!status) return;
  status.replaceChildren(words + " ");
  const act = document.createElement(refresh ? "a" : "button");
  if (refresh) act.href = location.href;
  else {
    act.type = "button";
    act.className = "qms-live__pause";
    act.addEventListener("click", pause);
  }
  act.textContent = refresh ? "Refresh" : paused ? "Go on" : "Pause";
  status.append(act);
}

const now = () => new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" }).format(new Date());

async function load() {
  if (loading) { again = true; return; }
  loading = true;
  try {
    const answer = await fetch(location.href, { headers: { "Qms-Live": "1" }, redirect: "error" });
    if (!answer.ok) { lost(); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = new Map(parts(page).map((part) => [part.dataset.livePart, part]));
    for (const old of parts(document)) {
      const next = fresh.get(old.dataset.livePart);
      if (!next || sameBut(old) === sameBut(next)) continue;
      if (inUse(old)) offer(old, next);
      else put(old, next);
    }
    lastTime = now();
    delete document.body.dataset.lostAt;
    tell(`Live, updated ${lastTime}.`);
  } catch {
    lost();
  } finally {
    loading = false;
    if (again) { again = false; load(); }
  }
}

// Tokens of forms are new with every page and change nothing that is seen.
function sameBut(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("input[type='hidden']:not([name$='Version'])").forEach((field) => field.remove());
  return copy.innerHTML.replace(/\s+/g, " ");
}

// Since when, for a screen on a wall: nobody is there to read a small line.
function lost() {
  document.body.dataset.lostAt ??= Date.now();
  tell(`Not live since ${lastTime || now()}.`, true);
}

function pause() {
  paused = !paused;
  if (paused) { stream.close(); tell(`Paused at ${now()}.`); status.querySelector("button").focus(); }
  else { open(); load().then(() => status.querySelector("button")?.focus()); }
}

function open() {
  let before = false;
  stream = new EventSource(main.dataset.live);
  stream.addEventListener("hello", () => {
    if (before) load();
    else { lastTime ||= now(); delete document.body.dataset.lostAt; tell(`Live, updated ${lastTime}.`); }
    before = true;
  });
  stream.addEventListener("news", load);
  stream.addEventListener("error", () => { if (stream.readyState === EventSource.CLOSED) lost(); else { document.body.dataset.lostAt ??= Date.now(); if (before) tell(`Not live since ${now()}.`, true); } });
}

if (main && "EventSource" in window) {
  open();
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", (event) => { if (event.persisted && !paused) { open(); load(); } });
}
