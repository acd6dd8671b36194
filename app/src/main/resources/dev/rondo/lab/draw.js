/** Drawing on a canvas or into an SVG, in the colours of the page. */

/** Colours of the page as it is now, from its style sheet. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(name).trim();
  return {
    ink: of("--ink"), muted: of("--muted"), faint: of("--faint"), paper: of("--paper"), raised: of("--raised"),
    blue: of("--blue"), orange: of("--orange"), green: of("--green"), pink: of("--pink"), low: of("--low"), high: of("--high"),
  };
}

const FONT = '"Segoe UI", system-ui, -apple-system, Helvetica, Arial, "Liberation Sans", sans-serif';
/** Size of the text in figures, px. */
const SIZE = 11.5;

/** The part of a canvas's drawing interface that the panes use, written as SVG. */
export class SvgContext {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.parts = [];
    this.strokeStyle = this.fillStyle = "#000";
    this.lineWidth = 1;
    this.globalAlpha = 1;
    this.font = `${SIZE}px sans-serif`;
    this.textAlign = "left";
    this.textBaseline = "alphabetic";
    this.dash = [];
    this.shift = [0, 0, 0];
    this.saved = [];
    this.clips = [];
  }
  number(v) { return String(Math.round(v * 100) / 100); }
  place(x, y) { return [x + this.shift[0], y + this.shift[1]]; }
  beginPath() { this.path = ""; }
  moveTo(x, y) { const [a, b] = this.place(x, y); this.path += `M${this.number(a)} ${this.number(b)}`; }
  lineTo(x, y) { const [a, b] = this.place(x, y); this.path += `L${this.number(a)} ${this.number(b)}`; }
  closePath() { this.path += "Z"; }
  rect(x, y, w, h) { this.moveTo(x, y); this.lineTo(x + w, y); this.lineTo(x + w, y + h); this.lineTo(x, y + h); this.closePath(); }
  arc(x, y, r) {
    const [a, b] = this.place(x, y);
    const n = this.number;
    this.path += `M${n(a - r)} ${n(b)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
  }
  stroke() {
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.join(" ")}"` : "";
    this.parts.push(`<path d="${this.path}" fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}"${dash}${this.opacity()}/>`);
  }
  fill() { this.parts.push(`<path d="${this.path}" fill="${this.fillStyle}"${this.opacity()}/>`); }
  fillRect(x, y, w, h) { this.beginPath(); this.rect(x, y, w, h); this.fill(); }
  strokeRect(x, y, w, h) { this.beginPath(); this.rect(x, y, w, h); this.stroke(); }
  opacity() { return this.globalAlpha === 1 ? "" : ` opacity="${this.number(this.globalAlpha)}"`; }
  setLineDash(dash) { this.dash = dash; }
  fillText(text, x, y) {
    const [a, b] = this.place(x, y);
    const anchor = {left: "start", start: "start", center: "middle", right: "end", end: "end"}[this.textAlign];
    const drop = {alphabetic: 0, middle: SIZE * 0.35, top: SIZE * 0.8, bottom: -SIZE * 0.2}[this.textBaseline] ?? 0;
    const turn = this.shift[2] ? ` transform="rotate(${this.shift[2]} ${this.number(a)} ${this.number(b)})"` : "";
    const size = /([\d.]+)px/.exec(this.font)?.[1] ?? SIZE;
    const weight = /\b600\b/.test(this.font) ? ' font-weight="600"' : "";
    const safe = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    this.parts.push(`<text x="${this.number(a)}" y="${this.number(b + (turn ? 0 : drop))}"${turn} font-size="${size}"${weight} text-anchor="${anchor}" fill="${this.fillStyle}"${this.opacity()}>${safe}</text>`);
  }
  measureText(text) { return {width: text.length * SIZE * 0.52}; }
  save() { this.saved.push([...this.shift]); }
  restore() {
    this.shift = this.saved.pop() ?? [0, 0, 0];
    while (this.clips.at(-1) > this.saved.length) {
      this.parts.push("</g>");
      this.clips.pop();
    }
  }
  translate(x, y) { this.shift[0] += x; this.shift[1] += y; }
  rotate(angle) { this.shift[2] += (angle * 180) / Math.PI; }
  clip() {
    const id = `clip${SvgContext.count++}`;
    this.parts.push(`<clipPath id="${id}"><path d="${this.path}"/></clipPath><g clip-path="url(#${id})">`);
    this.clips.push(this.saved.length);
  }
  /** A whole canvas as a picture. */
  drawImage(image, sx, sy, sw, sh, x, y, w, h) {
    const part = document.createElement("canvas");
    part.width = sw;
    part.height = sh;
    part.getContext("2d").drawImage(image, sx, sy, sw, sh, 0, 0, sw, sh);
    const [a, b] = this.place(x, y);
    this.parts.push(`<image x="${this.number(a)}" y="${this.number(b)}" width="${this.number(w)}" height="${this.number(h)}" preserveAspectRatio="none" style="image-rendering:pixelated" href="${part.toDataURL("image/png")}"/>`);
  }
  /** The file's text. */
  text(title) {
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${this.width} ${this.height}" width="${this.width}" height="${this.height}" font-family="Helvetica, Arial, sans-serif"><title>${title.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</title>${this.parts.join("\n")}</svg>\n`;
  }
}
SvgContext.count = 0;

/**
 * A pane: a canvas that follows the size of its box and is drawn when something has changed.
 */
export class Pane {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {(c: any, w: number, h: number) => void} paint draws in px of the page
   */
  constructor(canvas, paint) {
    this.canvas = canvas;
    this.paint = paint;
    this.dirty = true;
    new ResizeObserver(() => (this.dirty = true)).observe(canvas);
  }
  /** Draws if something has changed. */
  refresh() {
    if (!this.dirty) return;
    this.dirty = false;
    const scale = window.devicePixelRatio || 1;
    const w = this.canvas.clientWidth;
    const h = this.canvas.clientHeight;
    if (w === 0 || h === 0) return;
    const width = Math.round(w * scale);
    const height = Math.round(h * scale);
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    const c = this.canvas.getContext("2d");
    c.setTransform(width / w, 0, 0, height / h, 0, 0);
    c.clearRect(0, 0, w, h);
    this.begin(c);
    this.paint(c, w, h);
  }
  /** Draws into another context, such as an SVG. */
  copyTo(c) {
    this.begin(c);
    this.paint(c, this.canvas.clientWidth, this.canvas.clientHeight);
  }
  begin(c) {
    c.font = `${SIZE}px ${FONT}`;
    c.lineWidth = 1;
    c.globalAlpha = 1;
    c.setLineDash([]);
    c.textAlign = "left";
    c.textBaseline = "alphabetic";
  }
}

/** Values at even steps within a range. */
export function ticksOf(low, high, count) {
  const raw = (high - low) / Math.max(1, count);
  if (!(raw > 0) || !Number.isFinite(raw)) return [];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= raw * 0.999) ?? 10 * power;
  const ticks = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) ticks.push(k * step);
  return ticks;
}

/** A number for an axis, of so many digits as the others need. */
export function tickText(v, ticks) {
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : Math.abs(v) || 1;
  const large = Math.max(...ticks.map(Math.abs), Math.abs(v));
  if (large >= 1e5 || (large > 0 && large < 1e-3)) {
    return v === 0 ? "0" : v.toExponential(1).replace("e+", "e").replace("-", "\u2212");
  }
  const digits = Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9)));
  return v.toFixed(digits).replace("-", "\u2212");
}

/** A frame with axes, and the place of values in it. */
export class Axes {
  /**
   * @param {{x: number, y: number, w: number, h: number}} box px
   * @param {[number, number]} xs range of the abscissa
   * @param {[number, number]} ys range of the ordinate
   */
  constructor(box, xs, ys) {
    this.box = box;
    this.xs = xs;
    this.ys = ys;
  }
  px(v) { return this.box.x + ((v - this.xs[0]) / (this.xs[1] - this.xs[0])) * this.box.w; }
  py(v) { return this.box.y + this.box.h - ((v - this.ys[0]) / (this.ys[1] - this.ys[0])) * this.box.h; }
  vx(p) { return this.xs[0] + ((p - this.box.x) / this.box.w) * (this.xs[1] - this.xs[0]); }
  vy(p) { return this.ys[0] + ((this.box.y + this.box.h - p) / this.box.h) * (this.ys[1] - this.ys[0]); }
  /** Draws frame, ticks and titles. */
  frame(c, colour, xTitle, yTitle, withTicks = true) {
    const {x, y, w, h} = this.box;
    c.strokeStyle = colour.muted;
    c.lineWidth = 1;
    c.setLineDash([]);
    c.beginPath();
    c.moveTo(x + 0.5, y);
    c.lineTo(x + 0.5, y + h + 0.5);
    c.lineTo(x + w, y + h + 0.5);
    c.stroke();
    c.fillStyle = colour.muted;
    c.textAlign = "center";
    c.textBaseline = "top";
    const across = ticksOf(this.xs[0], this.xs[1], Math.max(2, Math.floor(w / 75)));
    for (const v of across) {
      const p = Math.round(this.px(v)) + 0.5;
      c.beginPath();
      c.moveTo(p, y + h);
      c.lineTo(p, y + h + 4);
      c.stroke();
      c.fillText(tickText(v, across), p, y + h + 6);
    }
    c.textAlign = "right";
    c.textBaseline = "middle";
    const up = ticksOf(this.ys[0], this.ys[1], Math.max(2, Math.floor(h / 45)));
    for (const v of withTicks ? up : []) {
      const p = Math.round(this.py(v)) + 0.5;
      c.beginPath();
      c.moveTo(x, p);
      c.lineTo(x - 4, p);
      c.stroke();
      c.fillText(tickText(v, up), x - 6, p);
    }
    c.fillStyle = colour.ink;
    if (xTitle) {
      c.textAlign = "center";
      c.textBaseline = "bottom";
      c.fillText(xTitle, x + w / 2, y + h + 36);
    }
    if (yTitle) {
      c.save();
      c.translate(9, y + h / 2);
      c.rotate(-Math.PI / 2);
      c.textAlign = "center";
      c.textBaseline = "middle";
      c.fillText(yTitle, 0, 0);
      c.restore();
    }
  }
  /** Draws only within the frame. */
  within(c, paint) {
    c.save();
    c.beginPath();
    c.rect(this.box.x, this.box.y, this.box.w, this.box.h);
    c.clip();
    paint();
    c.restore();
  }
}

/** A range a little wider than some values. */
export function rangeOf(values, margin = 0.07) {
  let low = Infinity;
  let high = -Infinity;
  for (const v of values) {
    if (v < low) low = v;
    if (v > high) high = v;
  }
  if (!(low <= high)) return [0, 1];
  const pad = (high - low) * margin || Math.abs(high) * 0.1 || 1;
  return [low - pad, high + pad];
}

/** A line through places. */
export function polyline(c, count, x, y) {
  c.beginPath();
  for (let k = 0; k < count; k++) {
    if (k === 0) c.moveTo(x(k), y(k));
    else c.lineTo(x(k), y(k));
  }
  c.stroke();
}

/** A dot, filled or hollow. */
export function dot(c, x, y, r, colour, hollowOn = "") {
  c.beginPath();
  c.arc(x, y, r, 0, 2 * Math.PI);
  c.fillStyle = hollowOn || colour;
  c.fill();
  if (hollowOn) {
    c.strokeStyle = colour;
    c.lineWidth = 1.5;
    c.stroke();
  }
}

/** Numbers in text: so many significant digits, a real minus sign. */
export function figure(v, digits = 4) {
  if (!Number.isFinite(v)) return String(v);
  const a = Math.abs(v);
  const text = a !== 0 && (a < 1e-3 || a >= 1e6) ? v.toExponential(digits - 1) : String(Number(v.toPrecision(digits)));
  return text.replace("-", "\u2212");
}

/** A time in the unit that suits it. */
export function duration(seconds) {
  return seconds < 1 ? `${figure(seconds * 1000)} ms` : `${figure(seconds)} s`;
}
