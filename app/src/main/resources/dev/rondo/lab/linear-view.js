import {eigenvalues, gaussian, numbersOf} from "./numerics.js";
import {norms, optimalInput, sigmaMin, transient, turned} from "./linear.js";
import {Axes, dot, figure, Pane, polyline, rangeOf} from "./draw.js";
import {boxOf} from "./panes.js";
import {choice, element, Frame, paneFigure, Slider} from "./frame.js";
import {writeAddress} from "./address.js";

/** Levels of the pseudospectrum that are drawn, as powers of ten. */
const LEVELS = [-2, -1.5, -1, -0.5];
/** Length of the transient, in units of tau: 2 s of a tau of 200 ms. */
const SPAN = 10;
const ROWS = 200;

/** A linear network or a matrix: transients, pseudospectrum, amplification and its parts. */
export class LinearView {
  constructor(root, doc, link, address) {
    Object.assign(this, {doc, link, token: address.token, n: doc.units});
    this.given = numbersOf(doc.W);
    this.values = {scale: 1, same: 0, opposite: 0};
    this.start = "optimal";
    this.curve = "scale";
    this.frame = new Frame(root, {title: doc.name, facts: `${doc.units} \u00d7 ${doc.units}, \u03c4 dx/dt = (W \u2212 I) x`});
    this.frame.credit.textContent = "Transients, eigenvalues and \u03c3min are computed by the browser; A(W), A(\u039b), A(T) are Rondo\u2019s.";
    this.results = new Map();
    this.keep({...doc.amplification, key: this.key()});
    this.curves = {scale: doc.curves?.scale ?? [], same: doc.curves?.same ?? []};
    this.makePanes();
    this.makeControls();
    this.readValues(address.values);
    this.frame.themeChanged = () => this.remember();
    this.frame.tool("Copy link", (e) => { this.remember(); this.frame.copy(e.target, location.href); });
    this.frame.tool("Save figure", () => this.frame.saveFigure("linear.svg", doc.name));
    this.linkChanged(false);
    this.rebuild();
    requestAnimationFrame(() => this.tick());
  }

  key() {
    return JSON.stringify(this.values);
  }

  keep(result) {
    this.results.set(result.key, result);
  }

  makePanes() {
    const add = (id, title, paint, ...choices) => {
      const {canvas, figure} = paneFigure(id, title, ...choices);
      canvas.dataset.title = title;
      const pane = new Pane(canvas, (c, w, h) => paint.call(this, c, w, h, this.frame.colour));
      this.frame.add(pane, figure);
      return pane;
    };
    const starts = [["optimal", "optimal input"], ["random", "random input"], ["uniform", "uniform input"], ...Array.from({length: Math.min(this.n, 200)}, (_, i) => [`unit${i}`, `unit ${i} alone`])];
    this.startChoice = choice("Initial state", starts, this.start, (v) => { this.start = v; this.remember(); this.rebuild(); });
    this.curveChoice = choice("Abscissa of the amplification", [["scale", "weights scaled"], ["same", "wiring turned"]], this.curve, (v) => { this.curve = v; this.remember(); this.dirty(); });
    this.panes = {
      transient: add("transient", "Transient of all units", this.paintTransient, this.startChoice),
      norm: add("norm", "Size of the response", this.paintNorm),
      spectrum: add("spectrum", "Pseudospectrum", this.paintSpectrum),
      amplification: add("amplification", "Amplification", this.paintAmplification, this.curveChoice),
    };
    const canvas = this.panes.spectrum.canvas;
    canvas.classList.add("grab");
    const look = (e) => {
      const box = canvas.getBoundingClientRect();
      if (this.plane) this.look = [this.plane.vx(e.clientX - box.left), this.plane.vy(e.clientY - box.top)];
    };
    canvas.addEventListener("pointermove", look);
    canvas.addEventListener("pointerdown", look);
    canvas.addEventListener("keydown", (e) => {
      const way = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]}[e.key];
      if (!way || !this.plane) return;
      e.preventDefault();
      const [x, y] = this.at ?? [0, 0];
      this.look = [x + 0.03 * way[0] * (this.plane.xs[1] - this.plane.xs[0]), y + 0.03 * way[1] * (this.plane.ys[1] - this.plane.ys[0])];
    });
  }

  makeControls() {
    const section = (title, ...rest) => this.frame.controls.append(element("section", {}, element("h2", {}, title), ...rest));
    this.sliders = {};
    const slide = (name, label, low, high, hint) => {
      this.sliders[name] = new Slider({name, label, low, high, step: (high - low) / 400, value: name === "scale" ? 1 : 0, digits: 3, hint}, (v, done) => {
        this.values[name] = v;
        this.rebuild(done);
        clearTimeout(this.later);
        this.later = setTimeout(() => this.remember(), done ? 0 : 150);
        if (done) this.ask();
      });
      return this.sliders[name].row;
    };
    section("Weights", slide("scale", "scale", 0, 2, "factor of all weights"));
    section("Wiring", slide("same", "one type", -1, 1, "pairs of one type: -1 unidirectional, 0 as given, 1 reciprocal"), slide("opposite", "both types", -1, 1, "pairs of an excitatory and an inhibitory unit"),
      element("p.note", {}, "\u22121: one direction only \u00b7 0: as given \u00b7 1: both directions alike. The size of every pair is kept."));
    this.numbers = element("p.note", {role: "status"});
    this.progress = element("p.note", {role: "status"});
    section("Amplification", this.numbers, this.progress);
  }

  readValues(values) {
    for (const name of ["scale", "same", "opposite"]) {
      const v = Number(values.get(name));
      if (values.has(name) && Number.isFinite(v)) {
        this.sliders[name].set(v);
        this.values[name] = this.sliders[name].value;
      }
    }
    const start = values.get("from") ?? "";
    if ([...this.startChoice.options].some((o) => o.value === start)) this.start = this.startChoice.value = start;
    if (values.get("curve") === "same") this.curve = this.curveChoice.value = "same";
    if (["light", "dark"].includes(values.get("theme"))) {
      this.frame.theme = values.get("theme");
      this.frame.applyTheme();
    }
  }

  remember() {
    const out = [];
    if (this.values.scale !== 1) out.push(["scale", String(this.values.scale)]);
    for (const name of ["same", "opposite"]) if (this.values[name] !== 0) out.push([name, String(this.values[name])]);
    if (this.start !== "optimal") out.push(["from", this.start]);
    if (this.curve !== "scale") out.push(["curve", this.curve]);
    if (this.frame.theme) out.push(["theme", this.frame.theme]);
    writeAddress(this.token, out);
  }

  dirty() {
    for (const pane of Object.values(this.panes)) pane.dirty = true;
  }

  /** The matrix as the sliders have it, and what follows from it. */
  rebuild(whole = true) {
    const {n} = this;
    this.w = turned(n, this.given, this.values.same, this.values.opposite, this.values.scale);
    this.spectrum = eigenvalues(n, Float64Array.from(this.w, (v, k) => v - (k % (n + 1) === 0 ? 1 : 0)));
    this.abscissa = Math.max(...this.spectrum.map((v) => v[0]));
    this.strength = Math.sqrt(this.w.reduce((s, v) => s + v * v, 0));
    this.strength = Math.min(this.strength, 4 * Math.max(1, ...this.spectrum.map((v) => Math.hypot(v[0] + 1, v[1]))) + this.strength / 4);
    if (whole || !this.initial) this.initial = this.initialState();
    this.states = transient(n, this.w, this.initial, SPAN, ROWS, this.strength);
    this.sizes = norms(n, this.states);
    this.grid = null;
    this.at = null;
    this.dirty();
    this.speak();
  }

  initialState() {
    const {n} = this;
    const random = gaussian(3);
    const unit = (v) => v.map((a) => a / Math.hypot(...v));
    if (this.start.startsWith("unit")) return Float64Array.from({length: n}, (_, i) => (i === Number(this.start.slice(4)) ? 1 : 0));
    if (this.start === "uniform") return unit(new Float64Array(n).fill(1));
    const guess = unit(Float64Array.from({length: n}, random));
    if (this.start === "random" || this.abscissa > 3) return guess;
    const known = this.doc.optimal && this.key() === JSON.stringify({scale: 1, same: 0, opposite: 0}) ? numbersOf(this.doc.optimal.input) : null;
    if (known) return known;
    return optimalInput(n, this.w, this.doc.optimal?.time ?? 1.5, this.strength, this.doc.optimal ? numbersOf(this.doc.optimal.input) : guess);
  }

  // ---- drawing

  paintTransient(c, w, h, colour) {
    const {n} = this;
    const axes = new Axes(boxOf(w, h), [0, SPAN], rangeOf(this.states.filter((v) => Math.abs(v) < 1e6)));
    axes.within(c, () => {
      c.lineWidth = 1;
      for (let i = 0; i < n; i++) {
        c.strokeStyle = this.doc.signs?.[i] < 0 ? colour.orange : colour.blue;
        c.globalAlpha = Math.min(1, 0.2 + 12 / n);
        polyline(c, ROWS + 1, (k) => axes.px((k * SPAN) / ROWS), (k) => axes.py(this.states[k * n + i]));
      }
      c.globalAlpha = 1;
    });
    axes.frame(c, colour, "time (\u03c4)", "x");
  }

  paintNorm(c, w, h, colour) {
    const axes = new Axes(boxOf(w, h), [0, SPAN], [0, 1.1 * Math.max(1, ...this.sizes.filter((v) => v < 1e6))]);
    axes.within(c, () => {
      c.strokeStyle = colour.faint;
      polyline(c, 2, (k) => axes.box.x + k * axes.box.w, () => axes.py(1));
      c.strokeStyle = colour.muted;
      c.setLineDash([5, 4]);
      polyline(c, ROWS + 1, (k) => axes.px((k * SPAN) / ROWS), (k) => axes.py(Math.exp((this.abscissa * k * SPAN) / ROWS)));
      c.setLineDash([]);
      c.strokeStyle = colour.blue;
      c.lineWidth = 2;
      polyline(c, ROWS + 1, (k) => axes.px((k * SPAN) / ROWS), (k) => axes.py(this.sizes[k]));
    });
    axes.frame(c, colour, "time (\u03c4)", "|x(t)|/|x(0)|");
    c.textAlign = "right";
    c.textBaseline = "top";
    c.fillStyle = colour.muted;
    c.fillText("dashed: slowest eigenvalue alone", axes.box.x + axes.box.w - 6, axes.box.y + 2);
  }

  paintSpectrum(c, w, h, colour) {
    const xs = rangeOf([...this.spectrum.map((v) => v[0]), 0.3], 0.12);
    const high = 1.25 * Math.max(0.5, ...this.spectrum.map((v) => v[1]));
    const axes = (this.plane = new Axes(boxOf(w, h), xs, [-high, high]));
    if (!this.grid || this.grid.range !== String([xs, high])) this.grid = {range: String([xs, high]), values: [], columns: 36, rows: 14, xs, high};
    axes.within(c, () => {
      c.fillStyle = colour.raised;
      c.fillRect(axes.px(0), axes.box.y, axes.box.w, axes.box.h);
      c.strokeStyle = colour.muted;
      polyline(c, 2, () => Math.round(axes.px(0)) + 0.5, (k) => axes.box.y + k * axes.box.h);
      if (this.grid.values.length === (this.grid.columns + 1) * (this.grid.rows + 1)) LEVELS.forEach((level, k) => this.contour(c, axes, level, colour, 0.35 + 0.2 * k));
      for (const [re, im] of this.spectrum) dot(c, axes.px(re), axes.py(im), 3, re > 0 ? colour.orange : colour.blue);
      if (this.at) {
        c.strokeStyle = colour.pink;
        c.lineWidth = 1.5;
        c.beginPath();
        c.arc(axes.px(this.at[0]), axes.py(this.at[1]), 6, 0, 2 * Math.PI);
        c.stroke();
      }
    });
    axes.frame(c, colour, "Re z (1/\u03c4)", "Im z (1/\u03c4)");
    c.textAlign = "left";
    c.textBaseline = "top";
    c.fillStyle = colour.ink;
    const text = this.at ? `\u03c3min = ${figure(this.at[2], 3)}: a change of W of this size puts an eigenvalue here` : "point at the plane: size of the change of W that reaches it";
    c.fillText(text, axes.box.x + 8, axes.box.y + 2);
  }

  /** One level of the grid, mirrored at the real axis. */
  contour(c, axes, level, colour, alpha) {
    const {values, columns, rows, xs, high} = this.grid;
    const u = (k) => xs[0] + (k / columns) * (xs[1] - xs[0]);
    const v = (k) => (k / rows) * high;
    c.strokeStyle = colour.green;
    c.globalAlpha = alpha;
    c.lineWidth = 1.2;
    c.beginPath();
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < rows; j++) {
        const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
        const at = corners.map(([p, q]) => values[p * (rows + 1) + q] - level);
        const cuts = [];
        for (let k = 0; k < 4; k++) {
          const [s, t] = [at[k], at[(k + 1) % 4]];
          if (s > 0 === t > 0) continue;
          const part = s / (s - t);
          const [p, q] = [corners[k], corners[(k + 1) % 4]];
          cuts.push([u(p[0] + part * (q[0] - p[0])), v(p[1] + part * (q[1] - p[1]))]);
        }
        for (let k = 0; k + 1 < cuts.length; k += 2) {
          for (const s of [1, -1]) {
            c.moveTo(axes.px(cuts[k][0]), axes.py(s * cuts[k][1]));
            c.lineTo(axes.px(cuts[k + 1][0]), axes.py(s * cuts[k + 1][1]));
          }
        }
      }
    }
    c.stroke();
    c.globalAlpha = 1;
  }

  paintAmplification(c, w, h, colour) {
    const points = this.curves[this.curve];
    const inks = {total: colour.blue, normal: colour.orange, nonnormal: colour.green};
    const names = {total: "A(W)", normal: "A(\u039b)", nonnormal: "A(T)"};
    const values = points.flatMap((p) => [p.total, p.normal, p.nonnormal]).filter((v) => v !== null && v < 50);
    const xs = this.curve === "scale" ? [0, Math.max(1.05, ...points.map((p) => p.at))] : [-1, 1];
    const axes = new Axes(boxOf(w, h), xs, rangeOf([...values, 0]));
    axes.within(c, () => {
      c.strokeStyle = colour.pink;
      c.setLineDash([2, 3]);
      polyline(c, 2, () => axes.px(this.values[this.curve]), (k) => axes.box.y + k * axes.box.h);
      c.setLineDash([]);
      c.lineWidth = 2;
      for (const [name, ink] of Object.entries(inks)) {
        const known = points.filter((p) => p[name] !== null);
        c.strokeStyle = ink;
        polyline(c, known.length, (k) => axes.px(known[k].at), (k) => axes.py(known[k][name]));
      }
      const here = this.results.get(this.key());
      if (here) for (const [name, ink] of Object.entries(inks)) if (here[name] !== null) dot(c, axes.px(this.values[this.curve]), axes.py(here[name]), 5, ink);
    });
    axes.frame(c, colour, this.curve === "scale" ? "factor of all weights" : "pairs of one type: \u22121 unidirectional, 1 reciprocal", "amplification");
    c.textAlign = "left";
    c.textBaseline = "top";
    Object.entries(inks).forEach(([name, ink], k) => {
      c.fillStyle = ink;
      c.fillText(names[name], axes.box.x + 8 + 46 * k, axes.box.y + 2);
    });
  }

  // ---- words and Rondo

  speak() {
    const peak = this.sizes.reduce((best, v, k) => (v > this.sizes[best] ? k : best), 0);
    const stable = this.abscissa < 0;
    const from = this.startChoice.selectedOptions[0].textContent;
    const grows = peak === 0 ? "decays from the beginning" : `grows ${figure(this.sizes[peak], 3)}-fold by ${figure((peak * SPAN) / ROWS, 3)} \u03c4`;
    this.frame.say(`The response to the ${from} ${grows}${stable ? ", then decays: W is stable" : "; W is unstable, so that activity grows for ever"} (spectral abscissa of W ${figure(this.abscissa + 1, 4)}).`,
      this.doc.optimal && this.key() === JSON.stringify({scale: 1, same: 0, opposite: 0}) ? `Proved by Rondo for W as given: the largest gain at any time is ${figure(this.doc.optimal.gain)} at ${figure(this.doc.optimal.time)} \u03c4${this.doc.optimal.atLeast ? " at least" : ""}.` : "Computed by the browser, without a certificate.");
    const here = this.results.get(this.key());
    const text = (v) => (v === null || v === undefined ? "unstable" : figure(v, 4));
    this.numbers.textContent = here ? `A(W) = ${text(here.total)}, by slow modes A(\u039b) = ${text(here.normal)}, by feedforward chains A(T) = ${text(here.nonnormal)}` : this.link?.alive ? "\u2026" : "known by the page for W as given and along its curves; rondo lab computes all else";
    this.frame.command.textContent = `rondo analyze amplification ${this.doc.file}`;
  }

  linkChanged(alive) {
    this.frame.status.className = `pill ${alive ? "on" : this.link ? "off" : ""}`;
    this.frame.status.textContent = alive ? "Rondo at work" : this.link ? "Rondo has ended; the page goes on alone" : "self-contained page";
    if (!alive && !this.asked) {
      this.frame.status.textContent = this.link ? "connecting \u2026" : "self-contained page";
    }
    if (alive && !this.asked) {
      this.asked = true;
      this.ask();
    }
  }

  /** Asks Rondo for the amplification at the sliders, and for both curves through it. */
  ask() {
    if (!this.link?.alive) return;
    const key = this.key();
    const curves = {scale: [], same: []};
    this.progress.textContent = "computing \u2026";
    this.link.run({kind: "amplification", scale: this.values.scale, same: this.values.same, opposite: this.values.opposite}, (name, data) => {
      if (name === "failed") this.progress.textContent = data.message;
      if (name === "amplification") this.keep({...data, key});
      if (name === "curve") {
        curves[data.along].push(data);
        if (curves[data.along].length > 1) this.curves[data.along] = curves[data.along];
      }
      if (name === "done") this.progress.textContent = "";
      this.panes.amplification.dirty = true;
      this.speak();
    });
  }

  tick() {
    const {grid, n} = this;
    if (this.look) {
      this.at = [...this.look, sigmaMin(n, this.w, ...this.look)];
      this.look = null;
      this.panes.spectrum.dirty = true;
    } else if (grid) {
      const total = (grid.columns + 1) * (grid.rows + 1);
      const end = performance.now() + 8;
      while (grid.values.length < total && performance.now() < end) {
        const k = grid.values.length;
        const re = grid.xs[0] + (Math.floor(k / (grid.rows + 1)) / grid.columns) * (grid.xs[1] - grid.xs[0]);
        grid.values.push(Math.log10(Math.max(1e-16, sigmaMin(n, this.w, re, ((k % (grid.rows + 1)) / grid.rows) * grid.high))));
        if (grid.values.length === total) this.panes.spectrum.dirty = true;
      }
    }
    this.frame.refresh();
    requestAnimationFrame(() => this.tick());
  }
}
