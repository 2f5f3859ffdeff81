"use strict";
// Everything can be read and judged without this: it adds keys, and shows shared words beside a line of the picture.

const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);
const current = () => document.activeElement && document.activeElement.closest("[data-item]");

const walk = (step) => {
  const all = items();
  if (!all.length) return;
  const at = all.indexOf(current());
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
};

// The item's own button: one inside an item that lies within it belongs to that one.
const own = (item, selector) => [...item.querySelectorAll(selector)].find((found) => found.closest("[data-item]") === item);

const decide = (decision) => {
  const item = current();
  const button = item && own(item, `button[value="${decision}"]`);
  if (!button) return;
  const name = button.form.querySelector('input[name="user"][required]');
  if (name && !name.value.trim()) {
    const fold = button.closest("details");
    if (fold) fold.open = true;
    name.focus();
    return;
  }
  button.form.requestSubmit(button);
};

const open = () => {
  const item = current();
  const target = item && own(item, "[data-open]");
  if (target && document.activeElement === item) target.click();
};

const keys = {
  j: () => walk(1),
  k: () => walk(-1),
  c: () => decide("confirm"),
  r: () => decide("reject"),
  u: () => decide("withdraw"),
  Enter: open,
  "/": () => document.querySelector('input[type="search"]')?.focus(),
  "?": () => { location.href = "/help#keys"; },
};

// Single keys can be switched off (WCAG 2.1.4): speech input and slips of the hand must not judge anything.
const SWITCH = "stemma-keys";
const remembered = () => { try { return localStorage.getItem(SWITCH); } catch { return null; } };
const keysOn = () => remembered() !== "off";

addEventListener("keydown", (event) => {
  if (event.key === "Escape") return hide();
  if (!keysOn() || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat && event.key !== "j" && event.key !== "k") return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  if (event.key === "Enter" && !event.target.matches("[data-item]")) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

const place = document.querySelector("[data-keyswitch]");
if (place) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = keysOn();
  box.addEventListener("change", () => { try { localStorage.setItem(SWITCH, box.checked ? "on" : "off"); } catch { /* nothing is kept */ } });
  label.append(box, " Single keys are on");
  place.append(label);
}

// After a judgement the browser comes back to where it was made.
const back = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (back && back.matches("[data-item]")) back.focus({ preventScroll: true });

// Shared words of a line, when it is pointed at or reached by the keyboard; Escape puts them away.
let shown = null, waiting = 0;
const known = new Map();
const hide = () => { clearTimeout(waiting); shown?.remove(); shown = null; };
const text = (tag, css, words) => {
  const made = document.createElement(tag);
  made.className = css;
  made.textContent = words;
  return made;
};
// The passage with the most words in common.
const passage = (page) => {
  const common = (runs) => runs.reduce((sum, run) => sum + (run.kind === "equal" ? run.right.length : 0), 0);
  const rows = page.rows.filter((row) => row.kind !== "apart" && row.kind !== "public").map((row) => row.runs);
  const all = rows.length ? rows : (page.evidence?.passages ?? []).map((one) => one.runs);
  const best = all.reduce((found, runs) => (found && common(found) >= common(runs) ? found : runs), null);
  return (best ?? []).map((run) => [run.kind, run.right]).filter(([, words]) => words);
};
const show = async (link) => {
  const address = new URL(link.getAttribute("href"), location.href).pathname + ".json";
  if (!known.has(address)) {
    const answer = await fetch(address);
    if (!answer.ok) return;
    known.set(address, await answer.json());
  }
  if (waiting === 0 || !document.contains(link)) return;
  const page = known.get(address);
  hide();
  shown = document.createElement("div");
  shown.className = "peek";
  shown.setAttribute("role", "status");
  shown.append(text("p", "peekhead", `${page.right.label} ${page.verb} ${page.left.label}`));
  shown.append(text("p", "dim", [page.share_words, page.credited ? "credited" : "not credited", page.certainty].filter(Boolean).join(" · ")));
  const words = document.createElement("p");
  words.className = "text";
  let length = 0;
  for (const [kind, said] of passage(page)) {
    if (length > 360) { words.append("…"); break; }
    words.append(text(kind === "equal" ? "strong" : "span", kind === "equal" ? "" : "dim", said), " ");
    length += said.length;
  }
  if (length) shown.append(words);
  if (page.drifts.length) shown.append(text("p", "peekdrift", `Here it drifted: ${page.drifts.map((one) => one.difference.about).join(", ")}`));
  document.body.append(shown);
  const box = link.getBoundingClientRect(), width = shown.offsetWidth, height = shown.offsetHeight;
  const left = Math.min(Math.max(8, box.right + 12), innerWidth - width - 8);
  const below = box.bottom + 10 + height < innerHeight;
  shown.style.left = `${left + scrollX}px`;
  shown.style.top = `${(below ? box.bottom + 10 : Math.max(8, box.top - height - 10)) + scrollY}px`;
  shown.addEventListener("pointerleave", later);
  shown.addEventListener("pointerenter", () => clearTimeout(waiting));
};
const later = () => { clearTimeout(waiting); waiting = setTimeout(hide, 250); };
for (const figure of document.querySelectorAll("[data-peek]")) {
  const edge = (event) => event.target.closest?.(".stem-edge, .stem-dot");
  const soon = (event) => {
    const link = edge(event);
    if (!link || !link.getAttribute("href")?.startsWith("/edge/")) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => show(link), 120);
  };
  figure.addEventListener("pointerover", soon);
  figure.addEventListener("focusin", soon);
  figure.addEventListener("pointerout", (event) => { if (edge(event)) later(); });
  figure.addEventListener("focusout", later);
}
