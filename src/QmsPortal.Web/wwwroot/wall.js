// The clock of a wall screen, and a fresh page when the day ends: nobody is there to press a key.
const clock = document.querySelector("[data-clock]");
const time = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "short" });
const began = day.format(new Date());

function tick() {
  const now = new Date();
  if (day.format(now) !== began) location.reload();
  else clock.textContent = time.format(now);
}

if (clock) setInterval(tick, 5000);
