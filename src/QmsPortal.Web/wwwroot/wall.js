// The clock of a wall screen, a band when it has heard nothing for half an hour, and a fresh page when the day ends: nobody is there to press a key.
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

if (clock) setInterval(showLost, 5000);
if (clock) setInterval(tick, 5000);
