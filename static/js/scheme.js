// Before anything is drawn: the colours that the reader chose last, and that scripts run, so that nothing jumps later.
document.documentElement.dataset.scripts = "on";
try {
  const chosen = localStorage.getItem("scheme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.scheme = chosen;
} catch {
  // Where storage is switched off, the system's own scheme stays.
}
