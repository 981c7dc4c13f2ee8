// Draws the data interface's description with Swagger UI, once both are there.
"use strict";

(() => {
  const place = document.getElementById("swagger");
  if (!place || !window.SwaggerUIBundle) return;

  // Its own layout takes itself for a whole page with a main part; here it is a part of one.
  const inside = ({ React }) => ({
    components: {
      InsideLayout: ({ getComponent }) => {
        const parts = ["SvgAssets", "errors", "InfoContainer"].map((name) => getComponent(name, name !== "SvgAssets"));
        const drawn = [...parts, getComponent("operations", true)].map((part, key) => React.createElement(part, { key }));
        return React.createElement("div", { className: "swagger-ui" }, drawn);
      },
    },
  });

  // The page's heading stands above those of the description.
  function lowerHeadings() {
    for (const title of place.querySelectorAll(".info .title")) title.setAttribute("aria-level", "2");
    for (const title of place.querySelectorAll(".opblock-tag")) title.setAttribute("aria-level", "3");
  }

  // Swagger UI draws in its own time, and again when a part is opened.
  new MutationObserver(lowerHeadings).observe(place, { childList: true, subtree: true });

  window.SwaggerUIBundle({
    url: place.dataset.description,
    domNode: place,
    plugins: [inside],
    layout: "InsideLayout",
    deepLinking: false, // it would put links into its buttons, where screen readers do not find them
    supportedSubmitMethods: ["get"],
    validatorUrl: null,
  });
})();
