// Keeps a ward's page and forms for when there is no network, and what was entered meanwhile until it is sent. Each entry carries
// the operation id of its form, so that sending it twice makes one record, and belongs to the person who typed it.

const pages = "qms-pages";
const files = "qms-files";
const patience = 10000;

// How long somebody is taken to be at a shared device who does not touch it.
const shared = 120000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// What lies on the device: entries by operation id, who is signed in, until when at a device that is shared, and a sign-out that
// could not be sent yet.
function database() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("qms", 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("entries", { keyPath: "id" });
      opening.result.createObjectStore("facts");
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function store(name, mode, work) {
  const db = await database();
  try {
    return await new Promise((resolve, reject) => {
      const change = db.transaction(name, mode);
      const asked = work(change.objectStore(name));
      change.oncomplete = () => resolve(asked?.result);
      change.onerror = change.onabort = () => reject(change.error);
    });
  } finally {
    db.close();
  }
}

const put = (entry) => store("entries", "readwrite", (entries) => entries.put(entry));
const remove = (id) => store("entries", "readwrite", (entries) => entries.delete(id));
const fact = (name) => store("facts", "readonly", (facts) => facts.get(name));
const remember = (name, value) => store("facts", "readwrite", (facts) => facts.put(value, name));
const all = () => store("entries", "readonly", (entries) => entries.getAll());

// Who is here. At a shared device that is nobody once they have finished, or have not touched it for too long.
async function present() {
  const until = await fact("until");
  if (until && Date.now() > until) await left();
  return fact("person");
}

async function left() {
  await remember("person", null);
  await remember("until", null);
  await caches.delete(pages);
}

async function mine() {
  const person = await present();
  return (await all()).filter((entry) => person && entry.person === person).sort((a, b) => (a.typedAt < b.typedAt ? -1 : 1));
}

// Forms that may wait. An escalation of the first priority may not, and says so.
const kinds = [
  [/^\/raise$/, "issue"],
  [/^\/standards\/\d+\/confirm$/, "confirmation"],
  [/^\/at\/[^/]+\/offline$/, "issue", (url) => url.searchParams.get("handler") === "Raise"],
  [/^\/at\/[^/]+\/offline$/, "confirmation", (url) => url.searchParams.get("handler") === "Confirm"],
  [/^\/at\/[^/]+\/offline$/, "huddle entry", (url) => url.searchParams.get("handler") === "Enter"],
  [/^\/at\/[^/]+\/huddle$/, "huddle entry", (url) => url.searchParams.get("handler") === "Enter"],
  [/^\/issues\/\d+\/escalate$/, "escalation"],
];

const kindOf = (url) => kinds.find(([path, , also]) => path.test(url.pathname) && (!also || also(url)))?.[1];

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (event.request.mode === "navigate" && event.request.method === "POST" && kindOf(url)) event.respondWith(postOrKeep(event, url));
  else if (event.request.mode === "navigate" && event.request.method === "POST" && url.pathname === "/sign-out") event.respondWith(signOut(event.request));
  else if (event.request.mode === "navigate" && event.request.method === "POST" && startsHuddle(url)) event.respondWith(startOrGoOn(event.request, url));
  else if (event.request.mode === "navigate" && event.request.method === "GET") event.respondWith(getOrKept(event.request, url));
  else if (event.request.method === "GET" && ["style", "script", "image", "font"].includes(event.request.destination)) event.respondWith(file(event.request));
});

// Gives up when no answer begins in time; one that has begun may take as long as the network needs.
function soon(request) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  return fetch(request, { signal: stop.signal }).finally(() => clearTimeout(timer));
}

async function postOrKeep(event, url) {
  const copy = event.request.clone();
  try {
    if (!(await signedOut())) throw new Error("Whoever was here last is still signed in.");
    // The browser follows where the answer leads, as it would without this worker.
    return await soon(event.request);
  } catch {
    return keep(await copy.formData(), url, event.clientId);
  }
}

// Without a network a huddle is not started but gone through on the kept page: its first entry starts it.
const startsHuddle = (url) => /^\/at\/[^/]+\/huddle$/.test(url.pathname) && url.searchParams.get("handler") === "Start";

async function startOrGoOn(request, url) {
  try {
    if (!(await signedOut())) throw new Error("Whoever was here last is still signed in.");
    return await soon(request);
  } catch {
    const page = `/at/${url.pathname.split("/")[2]}/offline`;
    if (await (await caches.open(pages)).match(page)) return Response.redirect(`${page}#huddle`, 303);
    return new Response(
      "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'><title>Not started</title></head><body><main><h1>The huddle is not started</h1>"
      + "<p>There is no network, and this device has not kept the page of this place. Hold the huddle on paper, and enter what came up later.</p><p><a href='/'>Try again</a></p></main></body></html>",
      { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
}

// Nobody is here any more from this moment on, whether or not the site can be told now.
async function signOut(request) {
  const copy = request.clone();
  await left();
  try {
    return await soon(request);
  } catch {
    await remember("leaving", new URLSearchParams(await copy.formData()).toString());
    return nobodyHere();
  }
}

// A sign-out that is outstanding goes before anything else: until then the site would take the next person for the last one.
async function signedOut() {
  const leaving = await fact("leaving");
  if (!leaving) return true;
  const answer = await soon(new Request("/sign-out", { method: "POST", body: leaving, headers: { "Content-Type": "application/x-www-form-urlencoded" }, redirect: "manual" })).catch(() => undefined);
  if (!answer || answer.status >= 500) return false;
  await remember("leaving", null);
  return true;
}

async function keep(form, url, asked) {
  const person = await present();
  const kind = kindOf(url);
  if (!person && kind !== "escalation") {
    const page = await self.clients.get(asked);
    page?.postMessage({ notKept: true });
    // Without content the browser stays where it is, and what was written stays in its form.
    if (page) return new Response(null, { status: 204 });
  }
  if (!person || (kind === "escalation" && form.get("Command.Priority") === "P1")) return notSent(form);
  const place = url.searchParams.get("at") ?? url.pathname.match(/^\/at\/([^/]+)/)?.[1] ?? await fact("place");
  const fields = [...form.entries()].filter(([name, value]) => typeof value === "string" && name !== "__RequestVerificationToken" && name !== "OperationId");
  await put({ id: form.get("OperationId") || crypto.randomUUID(), person, kind, place, path: url.pathname + url.search, fields, typedAt: new Date().toISOString(), state: "waiting" });
  self.registration.sync?.register("send").catch(() => {});
  await tell();
  // At a huddle one goes on where one was.
  const item = kind === "huddle entry" ? form.get("Command.Item") : undefined;
  return Response.redirect(`/at/${place}/offline?kept=now${item ? `#huddle-${item}` : ""}`, 303);
}

// The numbers of the organisation, as the page that was kept last had them.
const telephone = async () => await fact("telephones") ? `<p><strong>Telephone ${await fact("telephones")}.</strong></p>` : "";

const escaped = (words) => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const telephoned = { Reached: "Yes, somebody was reached", NoAnswer: "Tried, no answer", No: "No" };

// What was written stands there to be read out over the telephone; it is kept nowhere.
async function notSent(form) {
  const words = [...form.entries()].filter(([name, value]) => typeof value === "string" && value.trim() && /^Command\.(Words|Note|Why|Telephoned|Situation|Background|Assessment|Recommendation)$/.test(name));
  return new Response(
    "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'><title>NOT SENT</title></head><body><main><h1>NOT SENT. Telephone now.</h1>"
    + await telephone() + "<p>There is no network, and this cannot wait on this device. Read out what you wrote. It is gone when you leave this page.</p><dl>"
    + words.map(([name, value]) => name === "Command.Telephoned" ? ["Telephoned first", telephoned[value] ?? value] : [name.slice(8), value]).map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join("") + "</dl></main></body></html>",
    { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function nobodyHere() {
  return new Response(
    "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'><title>Nobody is signed in here</title></head><body><main><h1>Nobody is signed in here</h1>"
    + "<p>There is no network. Once it is back, sign and go on. Until then write on paper what cannot wait, or telephone.</p>" + await telephone() + "<p><a href='/'>Try again</a></p></main></body></html>",
    { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function getOrKept(request, url) {
  try {
    if (!(await signedOut())) throw new Error("Whoever was here last is still signed in.");
    return await (url.pathname.startsWith("/at/") || url.pathname === "/raise" || url.pathname === "/" ? soon(request) : fetch(request));
  } catch (failure) {
    if ((await present()) === null) return nobodyHere();
    const place = url.pathname.match(/^\/at\/([^/]+)/)?.[1] ?? url.searchParams.get("at") ?? await fact("place");
    const kept = await caches.open(pages);
    return await kept.match(`/at/${place}/offline`) ?? await kept.match(`/at/${await fact("place")}/offline`) ?? Promise.reject(failure);
  }
}

async function file(request) {
  const kept = await (await caches.open(files)).match(request);
  return kept ?? fetch(request);
}

// One page of a place and what it needs, each time somebody is there.
async function keepPage(place, addresses) {
  const answer = await fetch(`/at/${place}/offline`);
  if (!answer.ok || answer.redirected) return;
  await remember("telephones", (await answer.clone().text()).match(/data-telephones>([\s\S]*?)<\/span>/)?.[1].trim());
  await (await caches.open(pages)).put(`/at/${place}/offline`, answer);
  await remember("place", place);
  const kept = await caches.open(files);
  const known = new Set((await kept.keys()).map((request) => request.url));
  await Promise.all(addresses.filter((address) => !known.has(address)).map((address) => kept.add(address)));
}

// What was typed by one person is neither shown to another nor sent by them; the pages go with the person.
async function signedIn(person, finish) {
  await remember("until", person && finish ? Date.now() + finish * 1000 : null);
  if ((await fact("person")) === person) return;
  await remember("person", person);
  await caches.delete(pages);
}

let sending;
function send() {
  return sending ??= sendAll().finally(() => { sending = undefined; });
}

async function sendAll() {
  if (!(await signedOut()) || !(await mine()).some((entry) => entry.state === "waiting")) return;
  const asked = await fetch("/offline/token", { cache: "no-store", redirect: "manual" }).catch(() => undefined);
  // Led to sign in first. Not followed there: that page would get a new mark for its form, and the one that is open would lose its own.
  if (!asked?.ok) return;
  const { person, finish, field, token } = await asked.json();
  await signedIn(person, finish);
  for (const entry of await mine()) {
    if (entry.state !== "waiting") continue;
    const answer = await post(entry, field, token);
    // Sent is what the site says that it saved. Whatever else answers, a page to sign first or one of the network's own, it waits on.
    const outcome = answer?.headers.get("Qms-Outcome");
    if (!answer || (!outcome && (answer.status >= 500 || answer.type === "opaqueredirect"))) return;
    if (!outcome) continue;
    // Somebody else saved in the same instant: it is sent again by itself, twice at most.
    if (answer.status === 409 && (entry.tries ?? 0) < 2) { await put({ ...entry, tries: (entry.tries ?? 0) + 1 }); continue; }
    if (outcome === "saved") await put({ ...entry, state: "sent", sentAt: new Date().toISOString(), address: new URL(answer.headers.get("Qms-Address"), location.origin).pathname });
    else await put({ ...entry, state: "refused", because: (await answer.text()).match(/error-summary__list[^>]*>([\s\S]*?)<\/ul>/)?.[1] ?? "" });
    await tell();
  }
}

function post(entry, field, token) {
  const body = new URLSearchParams([...entry.fields, ["OperationId", entry.id], [field, token]]);
  return fetch(entry.path, { method: "POST", body, headers: { "Qms-Typed-At": entry.typedAt }, redirect: "manual" }).catch(() => undefined);
}

async function tell() {
  const entries = await mine();
  for (const client of await self.clients.matchAll()) client.postMessage({ entries });
}

const acts = {
  here: async ({ person, finish, place, addresses }) => {
    if (await fact("leaving")) return;
    if (person !== undefined) await signedIn(person, finish);
    if (place && person) await keepPage(place, addresses).catch(() => {});
    await send();
    await tell();
  },
  touched: async () => { if ((await present()) && await fact("until")) await remember("until", Date.now() + shared); },
  left,
  send: async () => { await send(); await tell(); },
  again: async ({ id }) => { const entry = (await mine()).find((one) => one.id === id); if (entry) await put({ ...entry, state: "waiting" }); await send(); await tell(); },
  remove: async ({ id }) => { if ((await mine()).some((entry) => entry.id === id)) await remove(id); await tell(); },
};

self.addEventListener("message", (event) => event.waitUntil(acts[event.data.act]?.(event.data)));
self.addEventListener("sync", (event) => event.waitUntil(send().then(tell)));
