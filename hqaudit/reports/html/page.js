"use strict";
(() => {
  const all = (root, what) => [...root.querySelectorAll(what)];
  const docs = all(document, ".doc");
  let doc = docs[0];
  document.body.classList.add("js");

  const visible = () => all(doc, ".finding").filter((item) => !item.hidden);
  const current = () => doc.querySelector(".finding.on");

  /** Takes the light from all figures. */
  function dark() {
    for (const mark of all(doc, ".lit-s, .lit-e, .spot")) mark.classList.remove("lit-s", "lit-e", "spot");
  }

  /** Lights the figures of a finding; gives back the one to look at first. */
  function light(item) {
    dark();
    const marks = (key) => all(doc, `.m[${key}~="${CSS.escape(item.id)}"]`);
    const suspects = marks("data-s"), evidence = marks("data-e");
    for (const mark of suspects) mark.classList.add("lit-s");
    for (const mark of evidence) mark.classList.add("lit-e");
    return suspects[0] || evidence[0] || spot(item);
  }

  /** Where a finding stands that has no figure: the line it names, or its page. */
  function spot(item) {
    const line = Number(item.dataset.line), page = item.dataset.page;
    const pages = doc.querySelector(".pages");
    const lines = line ? all(pages, "[data-line]").filter((one) => Number(one.dataset.line) <= line) : [];
    const found = lines.at(-1) || (page && pages.querySelector(`[data-page="${CSS.escape(page)}"]`));
    if (found) found.classList.add("spot");
    return found;
  }

  /** Brings a mark into sight: gliding where it is near, at once where that would take long. */
  function bring(mark) {
    const far = Math.abs(mark.getBoundingClientRect().top) > 2 * innerHeight;
    mark.scrollIntoView({ block: "center", inline: "center", behavior: far ? "instant" : "auto" });
  }

  function close() {
    const item = current();
    if (!item) return;
    item.classList.remove("on");
    item.removeAttribute("aria-current");
    item.querySelector(".head").setAttribute("aria-expanded", "false");
    dark();
  }

  function open(item, focus = true) {
    if (item !== current()) close();
    item.hidden = false;
    item.classList.add("on");
    item.setAttribute("aria-current", "true");
    const head = item.querySelector(".head");
    head.setAttribute("aria-expanded", "true");
    if (focus) head.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    const first = light(item);
    if (first) bring(first);
    history.replaceState(null, "", `#${encodeURIComponent(item.id)}`);
  }

  function step(by) {
    const shown = visible();
    if (!shown.length) return;
    const at = shown.indexOf(current());
    open(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)]);
  }

  function filter(root) {
    const severities = all(root, ".sev input").filter((box) => box.checked).map((box) => box.value);
    const value = (what) => (root.querySelector(what) || { value: "" }).value;
    const rule = value(".by-rule"), page = value(".by-page"), words = value(".find").trim().toLowerCase();
    let shown = 0;
    for (const item of all(root, ".finding")) {
      const { severity, rule: its, page: on } = item.dataset;
      item.hidden = !severities.includes(severity) || (rule && its !== rule) || (page && on !== page)
        || (words && !item.textContent.toLowerCase().includes(words));
      shown += item.hidden ? 0 : 1;
    }
    root.querySelector(".none").hidden = shown > 0;
    if (current() && current().hidden) close();
  }

  function layers(root) {
    for (const box of all(root, ".layer")) root.classList.toggle(`show-${box.value}`, box.checked);
  }

  function show(which) {
    for (const one of docs) one.hidden = one !== which;
    doc = which;
    const chooser = document.getElementById("chooser");
    if (chooser) chooser.value = which.dataset.doc;
  }

  function follow() {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { return; }
    const item = name && document.getElementById(name);
    if (!item || !item.classList.contains("finding")) return;
    show(item.closest(".doc"));
    open(item, false);
  }

  for (const root of docs) {
    layers(root);
    for (const head of all(root, ".head")) {
      head.addEventListener("click", () => {
        const item = head.closest(".finding");
        if (item === current()) close(); else open(item);
      });
    }
    for (const kind of ["input", "change"]) root.addEventListener(kind, () => { filter(root); layers(root); });
    root.addEventListener("click", (event) => {
      const mark = event.target.closest && event.target.closest(".m");
      const names = mark ? `${mark.dataset.s || ""} ${mark.dataset.e || ""}`.split(" ").filter(Boolean) : [];
      if (!names.length) return;
      const at = current() ? names.indexOf(current().id) : -1;
      open(document.getElementById(names[(at + 1) % names.length]));
    });
  }
  const chooser = document.getElementById("chooser");
  if (chooser) chooser.addEventListener("change", () => show(docs[Number(chooser.value)]));
  window.addEventListener("hashchange", follow);
  document.addEventListener("keydown", (event) => {
    const typing = /^(input|select|textarea)$/i.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "Escape") { if (typing) event.target.blur(); else close(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    else if (event.key === "Enter" && event.target === document.body && !current()) step(1);
    else if (event.key === "/") doc.querySelector(".find").focus();
    else return;
    event.preventDefault();
  });
  window.addEventListener("beforeprint", () => { for (const one of all(document, "details")) one.open = true; });
  show(doc);
  follow();
})();
