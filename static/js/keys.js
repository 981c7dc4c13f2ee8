// Shortcuts for those who work by keyboard. One key each, so that they can be switched off, and are off while one types.
"use strict";

(() => {
  const dialog = document.getElementById("shortcuts");
  const wanted = document.getElementById("shortcuts-on");
  if (!dialog || !wanted) return;
  const typing = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
  // What leads on from each entry of a list, whatever the page.
  const entries = ".commitment-ref, .card-title a, .shelf-title a, .hit-title a, .delegates .person-name, .promise-head > a, .mark-link";

  function remembered() {
    try {
      return localStorage.getItem("shortcuts") !== "off";
    } catch {
      return true;
    }
  }

  function remember() {
    try {
      localStorage.setItem("shortcuts", wanted.checked ? "on" : "off");
    } catch {
      // The choice then lasts as long as the page.
    }
  }

  function focusSearch() {
    const field = document.getElementById("site-search");
    field.focus();
    field.select();
  }

  // Goes on from where the reader is, also from between two entries; at the ends it stays.
  function step(forward) {
    const side = forward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const here = document.activeElement === document.body ? document.getElementById("main") : document.activeElement;
    const ahead = [...document.querySelectorAll(entries)].filter(
      (entry) => entry.checkVisibility() && here.compareDocumentPosition(entry) & side,
    );
    ahead.at(forward ? 0 : -1)?.focus();
  }

  const actions = {
    "?": () => dialog.showModal(),
    "/": focusSearch,
    j: () => step(true),
    k: () => step(false),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    if (!wanted.checked || event.target.closest?.(typing) || document.querySelector("dialog[open], :popover-open")) return;
    if (!Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  });

  wanted.checked = remembered();
  wanted.addEventListener("change", remember);
  for (const button of document.querySelectorAll("[data-shortcuts]")) {
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
  }
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
  });
})();
