import {colours, SvgContext} from "./draw.js";
import {copyText, saveFile} from "./address.js";

/** Makes elements, and the frame that all views of the lab share. */

/**
 * An element.
 * @param {string} tag name and classes: "div.note"
 * @param {Record<string, any>} [set] attributes; functions become listeners
 * @param {...(Node|string)} children
 * @returns {any}
 */
export function element(tag, set = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const e = document.createElement(name);
  if (classes.length) e.className = classes.join(" ");
  for (const [key, value] of Object.entries(set)) {
    if (typeof value === "function") e.addEventListener(key, value);
    else if (key in e && typeof value === "boolean") e[key] = value;
    else e.setAttribute(key, value);
  }
  e.append(...children);
  return e;
}

/** A slider with its name and its value, which can be typed, too; two clicks on the name put it back. */
export class Slider {
  /**
   * @param {{name: string, label: string, low: number, high: number, step: number, value: number, digits?: number, hint?: string}} about
   * @param {(value: number, done: boolean) => void} changed done: the slider was let go
   */
  constructor(about, changed) {
    this.about = about;
    this.changed = changed;
    const id = `slider-${about.name}`;
    this.range = element("input", {
      type: "range", id, min: about.low, max: about.high, step: about.step,
      input: () => this.take(Number(this.range.value), false),
      change: () => this.take(Number(this.range.value), true),
    });
    this.text = element("input", {
      type: "text", inputmode: "decimal", "aria-label": `${about.label}, value`,
      change: () => {
        const v = Number(this.text.value.replace("\u2212", "-").replace(",", "."));
        this.take(Number.isFinite(v) && this.text.value.trim() !== "" ? v : this.value, true);
      },
    });
    const label = element("label", {for: id, title: about.hint ?? "", dblclick: () => this.take(about.value, true)}, about.label);
    this.row = element("div.row", {}, label, this.range, this.text);
    this.set(about.value);
  }
  take(value, done) {
    this.set(value);
    this.changed(this.value, done);
  }
  /** Shows a value without telling. */
  set(value) {
    const {low, high} = this.about;
    this.value = Math.min(high, Math.max(low, value));
    this.range.value = String(this.value);
    const digits = this.about.digits ?? 3;
    this.text.value = Number(this.value.toPrecision(10)).toFixed(digits).replace("-", "\u2212");
    if (Math.abs(this.value - Number(this.value.toFixed(digits))) > 1e-12) this.text.value = String(Number(this.value.toFixed(digits + 1))).replace("-", "\u2212");
    this.range.setAttribute("aria-valuetext", this.text.value);
  }
}

/** A choice from a list. */
export function choice(label, options, value, changed) {
  const select = element("select", {"aria-label": label, change: () => changed(select.value)});
  for (const [key, text] of options) select.append(element("option", {value: key}, text));
  select.value = value;
  return select;
}

/** A figure with title, choices and canvas. */
export function paneFigure(id, title, ...choices) {
  const canvas = element("canvas", {id, role: "img", tabindex: "0", "aria-label": title});
  return {canvas, figure: element("figure", {}, element("figcaption", {}, element("b", {}, title), ...choices), canvas)};
}

/** Header, finding, foot, theme, and saving of figures. */
export class Frame {
  /**
   * @param {HTMLElement} root
   * @param {{title: string, facts: string}} about
   */
  constructor(root, about) {
    this.root = root;
    this.status = element("span.pill", {role: "status"});
    this.tools = element("span.tools");
    this.says = element("p.says", {role: "status", "aria-live": "polite"});
    this.evidence = element("p.evidence");
    this.panes = element("div.panes");
    this.controls = element("aside.controls", {"aria-label": "Controls"});
    this.command = element("code", {tabindex: "0", "aria-label": "The command line that gives this"});
    this.credit = element("p");
    this.list = [];
    root.replaceChildren(
      element("header", {}, element("h1", {}, about.title), element("span.facts", {}, about.facts), this.status, this.tools),
      element("div.finding", {}, this.says, this.evidence),
      element("div.body", {}, element("main", {}, this.panes), this.controls),
      element("footer", {}, element("div.command", {}, this.command, element("button", {click: (e) => this.copy(e.target, this.command.textContent)}, "Copy")), this.credit),
    );
    root.setAttribute("aria-busy", "false");
    this.theme = "";
    this.themeButton = this.tool("Dark", () => this.toggleTheme());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.applyTheme());
    this.themeChanged = () => {};
    this.applyTheme();
  }

  /** A button in the header. */
  tool(text, act, hint = "") {
    const button = element("button", {click: act, title: hint}, text);
    this.tools.append(button);
    return button;
  }

  /** Adds a pane. */
  add(pane, figureElement) {
    this.list.push(pane);
    this.panes.append(figureElement);
  }

  async copy(button, text) {
    const was = button.textContent;
    button.textContent = (await copyText(text)) ? "Copied" : "Not copied";
    setTimeout(() => (button.textContent = was), 1200);
  }

  get dark() {
    return this.theme ? this.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  toggleTheme() {
    const dark = !this.dark;
    this.theme = dark === matchMedia("(prefers-color-scheme: dark)").matches ? "" : dark ? "dark" : "light";
    this.applyTheme();
    this.themeChanged();
  }

  applyTheme() {
    document.documentElement.dataset.theme = this.dark ? "dark" : "light";
    this.themeButton.textContent = this.dark ? "Light" : "Dark";
    this.colour = colours();
    for (const pane of this.list) pane.dirty = true;
  }

  /** Draws every pane that has changed. */
  refresh() {
    for (const pane of this.list) pane.refresh();
  }

  /** Says what is seen and why to believe it. */
  say(sentence, evidence) {
    if (this.says.textContent !== sentence) this.says.textContent = sentence;
    if (this.evidence.textContent !== evidence) this.evidence.textContent = evidence;
  }

  /** Saves the panes side by side as one SVG. */
  saveFigure(name, title) {
    const boxes = this.list.map((pane) => ({pane, w: pane.canvas.clientWidth, h: pane.canvas.clientHeight}));
    const w = Math.max(...boxes.map((b) => b.w));
    const h = Math.max(...boxes.map((b) => b.h));
    const columns = boxes.length > 1 ? 2 : 1;
    const c = new SvgContext(columns * (w + 20), Math.ceil(boxes.length / columns) * (h + 30) + 30);
    c.fillStyle = this.colour.paper;
    c.fillRect(0, 0, c.width, c.height);
    boxes.forEach(({pane}, k) => {
      c.save();
      c.translate((k % columns) * (w + 20) + 10, Math.floor(k / columns) * (h + 30) + 26);
      c.font = "600 12px sans-serif";
      c.fillStyle = this.colour.ink;
      c.textAlign = "left";
      c.textBaseline = "alphabetic";
      c.fillText(pane.canvas.getAttribute("data-title") ?? "", 0, -8);
      pane.copyTo(c);
      c.restore();
    });
    c.font = "11px sans-serif";
    c.fillStyle = this.colour.muted;
    c.textAlign = "left";
    c.fillText(this.says.textContent, 10, c.height - 10);
    saveFile(name, c.text(title), "image/svg+xml");
  }
}
