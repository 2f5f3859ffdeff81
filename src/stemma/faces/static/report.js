"use strict";
// Everything works without this: it adds one button a section that opens or closes all of its entries.
for (const block of document.querySelectorAll("[data-expandable]")) {
  const entries = [...block.querySelectorAll(":scope > details")];
  if (entries.length < 2) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "expand";
  button.textContent = "Open all";
  button.addEventListener("click", () => {
    const open = !entries.every((entry) => entry.open);
    for (const entry of entries) entry.open = open;
    button.textContent = open ? "Close all" : "Open all";
  });
  block.prepend(button);
}
// Older browsers do not open an entry when a link leads into it.
const reveal = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const entry = target && target.closest("details");
  if (entry && !entry.open) { entry.open = true; target.scrollIntoView(); }
};
addEventListener("hashchange", reveal);
reveal();
