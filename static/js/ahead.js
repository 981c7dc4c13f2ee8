// Fetches a page when a reader points at its link or touches it, so that it is there once the link is followed.
"use strict";

(() => {
  const intent = 80; // milliseconds that a pointer rests on a link it means, and does not on one it passes over
  const asked = new Set([location.pathname + location.search]);
  let timer;

  // Of this site's own pages alone: a path that ends in a suffix is a file, which can be large.
  function pageAt(target) {
    const link = target instanceof Element ? target.closest("a[href]:not([download])") : null;
    if (!link) return null;
    const { origin, pathname, search } = new URL(link.getAttribute("href"), document.baseURI);
    const isPage = origin === location.origin && !/\.\w+$/.test(pathname);
    return isPage && !asked.has(pathname + search) ? pathname + search : null;
  }

  function fetchAhead(page) {
    if (asked.has(page) || navigator.connection?.saveData) return;
    asked.add(page);
    const hint = document.createElement("link");
    hint.rel = "prefetch";
    hint.href = page;
    document.head.append(hint);
  }

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    clearTimeout(timer);
    const page = pointerType === "mouse" ? pageAt(target) : null;
    if (page) timer = setTimeout(fetchAhead, intent, page);
  });
  document.addEventListener(
    "touchstart",
    ({ target }) => {
      const page = pageAt(target);
      if (page) fetchAhead(page);
    },
    { passive: true },
  );
})();
