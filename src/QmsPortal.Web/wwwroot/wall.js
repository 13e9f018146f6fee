// The clock of a wall screen, a band when it has heard nothing for half an hour, a fresh page when the day ends, and all of it in sight: nobody is there to press a key.
const clock = document.querySelector("[data-clock]");
const time = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "short" });
const began = day.format(new Date());

function tick() {
  const now = new Date();
  // Without a connection a fresh page would be none at all: what stood there stays until the site is heard again.
  if (day.format(now) !== began && !document.body.dataset.lostAt) location.reload();
  else clock.textContent = time.format(now);
}

// What stood there last stays, and says how old it is.
function showLost() {
  const since = Number(document.body.dataset.lostAt ?? NaN);
  const known = document.querySelector(".qms-wall__lost");
  if (!(Date.now() - since >= 30 * 60000)) return known?.remove();
  if (known) return;
  const band = document.createElement("p");
  band.className = "qms-wall__lost";
  band.setAttribute("role", "status");
  band.textContent = `Not live since ${time.format(new Date(since))}. Look at the board on another screen.`;
  document.querySelector(".qms-wall__head").after(band);
}

// Words of a full day may need more room than the screen has: then all of them are a little smaller.
function fit() {
  const root = document.documentElement;
  const isWall = matchMedia("(min-width: 48rem)").matches;
  for (let size = 100; size >= 70; size -= 2) {
    root.style.setProperty("--qms-fit", size / 100);
    if (!isWall || root.scrollHeight <= innerHeight) return;
  }
}

if (clock) {
  setInterval(showLost, 5000);
  setInterval(tick, 5000);
  new MutationObserver(fit).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", fit);
  fit();
}
