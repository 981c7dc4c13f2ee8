// Draws the interactive figure where the server's drawing stands, once that is on screen and the reader does something.
// Without it the drawing stays.
"use strict";

(() => {
  const libraryAddress = document.currentScript.dataset.plotly;
  const root = document.documentElement;
  const signs = { exact: "●", about: "○", nearly: "↓", more_than: "↑", less_than: "⇊", between: "┃" };
  const picture = { width: 1200, height: 675 };
  const transparent = "rgba(0,0,0,0)";
  let library;

  // The library is large, so it waits for a reader's first sign: those who only read, or print, do without it.
  const presence = new Promise((resolve) => {
    for (const sign of ["pointermove", "pointerdown", "touchstart", "wheel", "keydown"]) {
      addEventListener(sign, resolve, { once: true, passive: true });
    }
  });

  function loadLibrary() {
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = libraryAddress;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => reject(new Error("The chart library did not arrive."));
      document.head.append(script);
    });
    return library;
  }

  // The page's own colours and faces, as the browser works them out for the scheme that is on.
  function look() {
    const probe = document.body.appendChild(document.createElement("span"));
    const colour = (name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    const names = ["ink", "ink-soft", "ink-faint", "line", "line-firm", "sheet", "paper", "link", "hedge"];
    const colours = Object.fromEntries(names.map((name) => [name, colour(name)]));
    probe.remove();
    return { ...colours, family: getComputedStyle(document.body).fontFamily };
  }

  function painted(figure, size) {
    const { data, layout } = structuredClone(figure);
    const page = look();
    const font = { family: page.family, size: size.width < 480 ? 12 : 14, color: page.ink };
    const soft = { ...font, color: page["ink-soft"] };
    const [guide, marks] = data.slice(-2);
    const lighter = data.find((trace) => trace.name === "reference");
    if (lighter) {
      const open = lighter.customdata.map(([, qualifier]) => (qualifier === "about" ? page.paper : page["ink-faint"]));
      Object.assign(lighter.marker, { color: open, line: { color: page["ink-faint"], width: 1.5 } });
      data.find((trace) => trace.name === "reference-span").line.color = page["ink-faint"];
    }
    guide.line.color = page.link;
    marks.marker.line.color = page.hedge;
    marks.marker.color = marks.customdata.map(([, qualifier]) => (qualifier === "about" ? page.paper : page.hedge));
    marks.error_y.color = page.hedge;
    for (const note of layout.annotations) {
      note.arrowcolor = note.name === "lighter" ? page["ink-faint"] : page.hedge;
      note.font = { ...font, size: font.size + 1, weight: 600 };
    }
    if (size.lane) align(layout, size);
    fit({ data, layout }, { ...size, letter: font.size * 0.28 });
    Object.assign(layout.xaxis, { tickfont: soft, linecolor: page["line-firm"] });
    Object.assign(layout.yaxis, { tickfont: soft, gridcolor: page.line });
    const hoverlabel = { bgcolor: page.sheet, bordercolor: page["line-firm"], font, align: "left" };
    const modebar = { bgcolor: transparent, color: page["ink-soft"], activecolor: page.ink };
    Object.assign(layout, { font, hoverlabel, modebar, paper_bgcolor: transparent, plot_bgcolor: transparent });
    return { data, layout, page };
  }

  // Lays the axis of time exactly over the lane of meetings under the chart, which keeps standing as the server drew it.
  function align(layout, { lane, width }) {
    const { left, right, from, to, years } = lane.dataset;
    const scale = width / lane.viewBox.baseVal.width;
    layout.margin = { l: left * scale, r: width - right * scale, t: 28, b: 28, autoexpand: false };
    Object.assign(layout.xaxis, { range: [from, to], automargin: false, tickmode: "linear", tick0: from, dtick: `M${years * 12}`, tickformat: "%Y", hoverformat: "%Y" });
    delete layout.xaxis.tickvals;
    delete layout.xaxis.ticktext;
    layout.yaxis.automargin = false;
  }

  // The server's drawing of which there is one for wide and one for narrow screens; the other is not shown.
  function shown(svgs) {
    return [...svgs].find((svg) => svg.getClientRects().length) ?? null;
  }

  // Moves labels aside or leaves them out where they would run into another or into a sign that is not theirs, and
  // keeps them inside the picture; the last and the first come first.
  function fit({ data, layout }, size) {
    const [from, to] = layout.xaxis.range.map(Date.parse);
    const { l, r, t, b } = size.lane ? layout.margin : { l: 54, r: 16, t: 28, b: 42 };
    const across = size.width - l - r;
    const down = size.height - t - b;
    const place = (x, y) => ({ x: (across * (Date.parse(x) - from)) / (to - from), y: down * (1 - y / layout.yaxis.range[1]) });
    const taken = data
      .filter((trace) => trace.customdata)
      .flatMap((trace) => trace.x.map((x, number) => place(x, trace.y[number])))
      .map(({ x, y }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 }));
    const hasRoom = (note) => {
      const wide = 2 * note.text.length * size.letter;
      const at = place(note.x, note.y);
      const ways = note.xanchor ? [note] : [{ xshift: 0 }, { xanchor: "right", xshift: 8 }, { xanchor: "left", xshift: -8 }];
      return ways.some(({ xanchor = "center", xshift }) => {
        const start = at.x + xshift - { left: 0, center: wide / 2, right: wide }[xanchor];
        const left = Math.min(Math.max(start, -l), across + r - wide);
        const middle = at.y - (note.yshift ?? 0);
        const box = { left, right: left + wide, top: middle - 9, bottom: middle + 9 };
        if (taken.some((other) => other.left < box.right && box.left < other.right && other.top < box.bottom && box.top < other.bottom)) return false;
        taken.push(box);
        Object.assign(note, { xanchor, xshift: xshift + left - start });
        return true;
      });
    };
    const labels = layout.annotations.filter((note) => note.name === "label");
    const kept = new Set([...new Set([...labels.slice(-1), ...labels])].filter(hasRoom));
    layout.annotations = layout.annotations.filter((note) => note.name !== "label" || kept.has(note));
  }

  // A picture leaves the page, so it takes its title, the meaning of its signs and its address along.
  async function savePicture(figure, format) {
    const { data, layout, page } = painted(figure, picture);
    const meanings = Object.entries(layout.meta.legend).map(([qualifier, words]) => `${signs[qualifier] ?? "·"} ${words}`);
    const address = `${location.host}${location.pathname}`;
    const caption = {
      xref: "paper", yref: "paper", x: 0, y: 0, yshift: -64, yanchor: "top", xanchor: "left", align: "left",
      showarrow: false, text: `${meanings.join(" · ")}<br>G7 Ledger, ${address}`, font: { color: page["ink-soft"] },
    };
    layout.annotations.push(caption);
    const { summary } = layout.meta;
    Object.assign(layout.title, { font: { size: 24, weight: 600 }, subtitle: { text: summary, font: { size: 16 } } });
    layout.margin = { l: 90, r: 40, t: 110, b: 130 };
    layout.paper_bgcolor = page.paper;
    const Plotly = await loadLibrary();
    const size = { ...picture, scale: format === "png" ? 2 : 1 };
    await Plotly.downloadImage({ data, layout, config: { typesetMath: false } }, { format, filename: `g7-ledger-${layout.meta.name}`, ...size });
  }

  // Shows the words behind a point beside the chart; where the page has no table of them, goes to the page that has.
  function choose(box, id) {
    if (String(id).startsWith("reference-")) {
      location.assign(`${box.dataset.page ?? ""}#${id}`);
      return;
    }
    const row = document.getElementById(`figure-${id}`);
    const panel = document.getElementById("chosen");
    if (!row || !panel) {
      if (box.dataset.page) location.assign(`${box.dataset.page}#figure-${id}`);
      return;
    }
    const parts = [["chosen-figure", ".figure"], ["chosen-when", "th"]].map(([name, selector]) => {
      const part = document.createElement("p");
      part.className = name;
      part.append(...cloned(row.querySelector(selector), selector === "th"));
      return part;
    });
    panel.replaceChildren(...parts, ...[...row.querySelectorAll(".quote, .told")].map((part) => part.cloneNode(true)));
    for (const other of row.parentElement.children) other.classList.toggle("is-chosen", other === row);
    history.replaceState(history.state, "", `#figure-${id}`);
  }

  function cloned(element, inside) {
    const copy = element.cloneNode(true);
    return inside ? copy.childNodes : [copy];
  }

  // Points in the order of time, each to be reached by Tab and opened by Enter.
  function makeReachable(box, plot, Plotly) {
    const traces = [...plot.querySelectorAll(".scatterlayer .trace")];
    plot.data.forEach((trace, curve) => {
      if (!trace.customdata) return;
      traces[curve]?.querySelectorAll(".point").forEach((point, place) => {
        const [id, , words] = trace.customdata[place];
        point.dataset.point = String(id).startsWith("reference-") ? id : `figure-${id}`;
        point.setAttribute("tabindex", "0");
        point.setAttribute("role", "button");
        point.setAttribute("aria-label", trace.name === "reference" ? `Reference figure: ${words}` : words);
        point.onfocus = () => Plotly.Fx.hover(plot, [{ curveNumber: curve, pointNumber: place }]);
        point.onblur = () => Plotly.Fx.unhover(plot);
        point.onkeydown = (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          choose(box, id);
        };
      });
    });
  }

  function settings(figure, Plotly) {
    const button = (format) => ({
      name: `picture-${format}`,
      title: `Download the picture (${format.toUpperCase()})`,
      icon: format === "png" ? Plotly.Icons.camera : Plotly.Icons.disk,
      click: () => savePicture(figure, format),
    });
    // Named buttons alone: the library's own set would offer to send the chart to its makers' cloud. A dollar is no formula.
    const modeBarButtons = [[button("png"), button("svg")]];
    return { responsive: false, displaylogo: false, displayModeBar: true, modeBarButtons, typesetMath: false };
  }

  async function draw(box) {
    const [Plotly, figure] = await Promise.all([
      loadLibrary(),
      fetch(box.dataset.figure, { headers: { Accept: "application/json" } }).then((answer) => {
        if (!answer.ok) throw new Error("The figure did not arrive.");
        return answer.json();
      }),
    ]);
    const plot = document.createElement("div");
    plot.className = "chart-plot";
    plot.setAttribute("role", "group");
    plot.setAttribute("aria-label", figure.layout.meta.title);
    const focused = box.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    box.append(plot);
    box.classList.add("is-live");
    const drawings = box.querySelectorAll(".drawing");
    const lanes = box.parentElement.querySelectorAll(".lane");
    const paint = () => {
      const lane = shown(lanes);
      const drawing = drawings[matchMedia("(width < 40rem)").matches ? drawings.length - 1 : 0].viewBox.baseVal;
      plot.style.aspectRatio = `${drawing.width} / ${drawing.height}`;
      const { data, layout } = painted(figure, { width: plot.clientWidth, height: plot.clientHeight, lane });
      delete layout.title;
      return Plotly.react(plot, data, layout, settings(figure, Plotly));
    };
    await paint();
    makeReachable(box, plot, Plotly);
    if (focused) plot.querySelector(`[data-point="${focused.split("#")[1]}"]`)?.focus();
    plot.on("plotly_afterplot", () => makeReachable(box, plot, Plotly));
    new ResizeObserver(debounced(paint)).observe(plot);
    plot.on("plotly_click", (event) => choose(box, event.points[0].customdata[0]));
    root.addEventListener("ledger:scheme", paint);
    offer(figure);
  }

  // A chart is laid out anew once its size has stopped changing; the first size it has already.
  function debounced(paint) {
    let width;
    let timer;
    return ([entry]) => {
      const isNew = width !== undefined && width !== entry.contentRect.width;
      width = entry.contentRect.width;
      if (!isNew) return;
      clearTimeout(timer);
      timer = setTimeout(paint, 120);
    };
  }

  // What only a living chart can do is offered only then.
  function offer(figure) {
    root.dataset.charts = "live";
    for (const button of document.querySelectorAll("[data-picture]")) {
      button.addEventListener("click", () => savePicture(figure, button.dataset.picture));
    }
  }

  function leaveDrawing(box) {
    box.classList.remove("is-live");
    box.querySelector(".chart-plot")?.remove();
  }

  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      watcher.unobserve(entry.target);
      presence.then(() => draw(entry.target)).catch(() => leaveDrawing(entry.target));
    }
  });
  for (const box of document.querySelectorAll("[data-figure]")) watcher.observe(box);
})();
