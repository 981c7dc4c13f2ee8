// What works better with a script; every page works without.

const root = document.documentElement;
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.scheme ? root.dataset.scheme === "dark" : systemIsDark.matches;
}

function showScheme() {
  for (const toggle of document.querySelectorAll("[data-scheme-toggle]")) {
    toggle.setAttribute("aria-pressed", String(isDark()));
  }
  root.dispatchEvent(new CustomEvent("ledger:scheme", { bubbles: true, detail: { dark: isDark() } }));
}

function toggleScheme() {
  const chosen = isDark() ? "light" : "dark";
  root.dataset.scheme = chosen;
  try {
    localStorage.setItem("scheme", chosen);
  } catch {
    // The choice then lasts as long as the page.
  }
  showScheme();
}

// A swapped part says what changed in `data-announce`; the live region reads it out, the focus stays where it is.
function announce() {
  const said = document.querySelector("#main [data-announce]");
  const region = document.getElementById("announcement");
  if (said && region) region.textContent = said.dataset.announce;
}

// The small menu closes as menus do: by Escape, and by a click beside it.
function closeMenu(focusItsButton) {
  const menu = document.querySelector(".nav-narrow[open]");
  if (!menu) return;
  menu.open = false;
  if (focusItsButton) menu.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest("[data-scheme-toggle]")) toggleScheme();
  if (!event.target.closest(".nav-narrow")) closeMenu(false);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenu(true);
});
document.addEventListener("htmx:after:swap", () => {
  announce();
  showScheme();
});
systemIsDark.addEventListener("change", showScheme);
showScheme();

// Copies the words that a button names. Where the browser keeps the clipboard shut, they are selected for the reader.
async function copy(button) {
  const words = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(words.textContent);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(words);
    button.textContent = "Selected: copy it as you copy any text";
  }
  document.getElementById("announcement").textContent = button.textContent;
}

function offerCopies() {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-copy]");
  if (button) copy(button);
});
document.addEventListener("htmx:after:swap", offerCopies);
offerCopies();
