// Shows what waits on this device, lets the worker keep and send it, and asks before somebody signs out over it.

const device = navigator.serviceWorker;
const bandPlace = document.querySelector("[data-offline-band]");
const list = document.querySelector("[data-offline-waiting]");
let entries = [];

const time = (iso) => new Date(iso).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
const many = (count, word) => `${count} ${count === 1 ? word : word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`}`;
const waiting = () => entries.filter((entry) => entry.state === "waiting");
const say = (act, data = {}) => device.ready.then((worker) => worker.active.postMessage({ act, ...data }));

function element(name, words, className) {
  const made = document.createElement(name);
  if (words) made.textContent = words;
  if (className) made.className = className;
  return made;
}

function button(words, act) {
  const made = element("button", words, "nhsuk-button nhsuk-button--secondary nhsuk-button--small");
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

// One band: no connection, what waits, what was refused, or what has been sent just now.
function showBand() {
  if (!bandPlace) return;
  const sent = entries.filter((entry) => entry.state === "sent");
  const refused = entries.filter((entry) => entry.state === "refused");
  const urgent = waiting().some((entry) => entry.kind === "escalation");
  const kinds = [...new Set(waiting().map((entry) => entry.kind))];
  const waits = waiting().length === 0 ? "" : `${many(waiting().length, kinds.length === 1 ? kinds[0] : "entry")} waiting to be sent.`;
  const words = urgent ? ["NOT SENT – telephone.", waits]
    : nobody && !navigator.onLine ? ["Nobody is signed in here.", "Until somebody signs, nothing that is written here is kept."]
    : !navigator.onLine ? ["No connection.", `You can go on working. ${waits}`]
    : waits ? ["Not sent yet.", waits]
    : refused.length > 0 ? ["Not taken.", `${many(refused.length, "entry")} on this device could not be saved as it stands.`]
    : sent.length > 0 ? [`Sent at ${time(sent.at(-1).sentAt)}.`, sent.length === 1 ? `It keeps its time, ${time(sent[0].typedAt)}.` : `${many(sent.length, "entry")} keep their times.`]
    : undefined;
  const band = bandPlace.querySelector("aside") ?? element("aside", "", "qms-band qms-band--offline");
  band.setAttribute("role", "status");
  if (!words) return band.remove();
  const text = element("p");
  const link = element("a", "See what is on this device");
  link.href = "/offline/waiting";
  text.append(element("strong", words[0]), ` ${words[1]} `, ...(list ? [] : [link]));
  band.replaceChildren(text);
  if (!band.isConnected) bandPlace.append(band);
}

// What was said to an item of the huddle's agenda; which one is known where the agenda stands on the page.
const fieldOf = (entry, name) => entry.fields.find(([known]) => known === `Command.${name}`)?.[1] ?? "";
const said = (entry) => ({ Nothing: "Nothing to report", NotDiscussed: "Not discussed" })[fieldOf(entry, "Status")];

function saidTo(entry) {
  const item = document.querySelector(`[data-huddle-item="${CSS.escape(fieldOf(entry, "Item"))}"] strong`)?.textContent;
  return said(entry) && item ? `${item}: ${said(entry).toLowerCase()}` : said(entry);
}

const day = (iso) => new Date(iso).toLocaleDateString("en-GB", { timeZone: "Europe/London" });

// Beside each item the last that was said to it on this device today, at this place.
function showHuddle() {
  const place = location.pathname.match(/^\/at\/([^/]+)/)?.[1];
  for (const item of document.querySelectorAll("[data-huddle-item]")) {
    const last = entries.filter((entry) => fieldOf(entry, "Item") === item.dataset.huddleItem && entry.place === place && day(entry.typedAt) === day(Date.now())).at(-1);
    item.querySelector("[data-huddle-said]").textContent = !last ? "" : `${said(last) ?? "Issue entered"}, ${time(last.typedAt)}${{ sent: "", refused: ". Not taken" }[last.state] ?? ". Not sent yet"}`;
  }
}

// The page may have been kept on another day: where there is no huddle today, none is gone through.
function hideHuddle() {
  const today = ((new Date(new Date().toLocaleDateString("en-CA", { timeZone: "Europe/London" })).getUTCDay() + 6) % 7) + 1;
  for (const panel of document.querySelectorAll("[data-huddle-days]")) panel.hidden = !panel.dataset.huddleDays.includes(today);
}

function wordsOf(entry) {
  const field = (name) => fieldOf(entry, name);
  return field("Words") || field("Why") || field("Note") || field("Situation")
    || saidTo(entry) || ({ Followed: "Followed" }[field("Outcome")] ?? entry.kind);
}

function row(entry) {
  const item = element("li", "", "qms-row");
  const state = { waiting: entry.kind === "escalation" ? "NOT SENT – telephone" : "Not sent yet", sent: `Sent at ${time(entry.sentAt ?? entry.typedAt)}`, refused: "Not taken" }[entry.state];
  item.append(element("strong", state), ` ${wordsOf(entry)}`, element("p", `${entry.kind[0].toUpperCase()}${entry.kind.slice(1)}, ${time(entry.typedAt)}. It keeps its time.`, "qms-row__note"));
  if (entry.state === "refused") {
    // The site's own words of what is wrong, as text alone.
    const problems = new DOMParser().parseFromString(entry.because, "text/html").body.textContent.trim();
    item.append(element("p", problems || "The site did not take it. Open the form and enter it anew.", "nhsuk-error-message"));
    item.append(button("Send again", () => say("again", { id: entry.id })));
  }
  if (entry.state !== "waiting" || "offlineActs" in list.dataset) item.append(button(entry.state === "sent" ? "Done" : "Remove", () => {
    if (entry.state === "sent" || confirm("Remove it? It was not sent, and will be lost.")) say("remove", { id: entry.id });
  }));
  return item;
}

function showList() {
  const none = document.querySelector("[data-offline-none]");
  if (none) none.hidden = entries.length > 0;
  if (!list) return;
  list.hidden = entries.length === 0;
  list.querySelector("ul").replaceChildren(...entries.map(row));
}

function problemOf(form) {
  const known = form.querySelector("[data-offline-problem]");
  if (known) return known;
  const made = element("p", "", "nhsuk-error-message");
  made.dataset.offlineProblem = "";
  made.setAttribute("role", "alert");
  [...form.querySelectorAll("button")].at(-1).before(made);
  return made;
}

// Each entry of the kept page is another, with an operation id of its own.
function makeNew(event) {
  const form = event.target.closest("form[data-keep]");
  if (!form) return;
  const missing = [...form.querySelectorAll("textarea, select, input[type='radio']")].some((field) => field.name === "Command.Words" || field.name === "Command.Standard" ? !field.value.trim()
    : field.type === "radio" ? !form.querySelector(`input[name="${field.name}"]:checked`)
    : field.name === "Command.Why" && form.querySelector("input[name='Command.Outcome']:checked")?.value !== "Followed" && !field.value.trim());
  // With a network the site says what is missing, beside each field.
  form.querySelector("[data-offline-problem]")?.remove();
  if (missing && !navigator.onLine) {
    problemOf(form).textContent = "Fill in each part of this form first.";
    event.preventDefault();
    return;
  }
  form.querySelector("input[name='OperationId']").value = crypto.randomUUID();
}

// An escalation of the first priority cannot wait: what was written stays in the form.
function holdUrgent(event) {
  if (navigator.onLine || event.target.querySelector("input[name='Command.Priority']:checked")?.value !== "P1") return;
  event.preventDefault();
  problemOf(event.target).textContent = "NOT SENT. There is no network: telephone now.";
}

// Nobody is signed in on this device any more: what was written is neither sent nor kept, and stays where it was written.
let lastSent;
let nobody = false;
function sayNotKept() {
  nobody = true;
  showBand();
  dispatchEvent(new Event("qms-not-kept"));
  const words = "NOT SENT AND NOT KEPT. Nobody is signed in on this device, and there is no network. What you wrote is still here: write it on paper, or sign once the network is back.";
  problemOf(lastSent ?? document.querySelector("main form") ?? document.querySelector("form")).textContent = words;
}

// Whoever signs out over what waits is told first.
function askBefore(event) {
  const leaves = event.type === "click" ? event.target.closest?.("a[href='/sign-out']") : undefined;
  if (!leaves || waiting().length === 0) return;
  event.preventDefault();
  location.href = "/offline/waiting";
}

function addresses() {
  return [...document.querySelectorAll("link[rel='stylesheet'], link[rel='icon'], script[src]")].map((one) => one.href ?? one.src)
    .concat(performance.getEntriesByType("resource").filter((one) => /\.(woff2?|css|js|svg)(\?|$)/.test(one.name)).map((one) => one.name))
    .filter((address) => address.startsWith(location.origin));
}

function begin() {
  device.addEventListener("message", (event) => {
    if (event.data.notKept) return sayNotKept();
    entries = event.data.entries;
    showBand();
    showList();
    showHuddle();
  });
  const { person, finish, offlinePlace } = document.body.dataset;
  const here = () => say("here", { person: person === "" ? null : person, finish: Number(finish) || null, place: offlinePlace, addresses: addresses() });
  device.register("/worker.js").then(here).catch(() => {});
  addEventListener("online", () => say("send"));
  addEventListener("online", showBand);
  addEventListener("offline", showBand);
  setInterval(() => { if (waiting().length > 0) say("send"); }, 15000);
  document.addEventListener("submit", (event) => { lastSent = event.target; });
  document.addEventListener("submit", makeNew);
  document.addEventListener("submit", holdUrgent);
  document.addEventListener("click", askBefore);
  hideHuddle();
  showBand();
}

if (device) begin();
