import {activationOf, Network} from "./engine.js";
import {eigenvalues} from "./numerics.js";
import {Simulation} from "./simulation.js";
import {Axes, dot, figure, Pane, polyline, rangeOf} from "./draw.js";
import {boxOf, SpectrumPane} from "./panes.js";
import {choice, element, Frame, paneFigure, Slider} from "./frame.js";
import {writeAddress} from "./address.js";
import {fixedPointsOf} from "./circuit.js";

/** Circuits to begin with: weights by rows, inputs, what is to be seen. */
const PRESETS = {
  two: {
    "damped E-I": {W: [[1.2, -1.5], [1.8, -0.6]], h: [0.8, -0.2], phi: "relu"},
    "E-I oscillation": {W: [[3.2, -3], [4, -1]], h: [0.3, -0.5], phi: "tanh"},
    "mutual excitation: two attractors": {W: [[0.4, 1.9], [1.9, 0.4]], h: [-0.02, 0.02], phi: "tanh"},
    "mutual inhibition: winner takes all": {W: [[0.2, -1.6], [-1.6, 0.2]], h: [1, 1], phi: "relu"},
    "balanced amplification": {W: [[2.5, -2.6], [2.5, -2.6]], h: [0, 0], phi: "identity"},
  },
  three: {
    "E-E-I cycle": {W: [[0, 4.1302573543469485, -5.175897697574238], [2.344340255385773, 0, -4.528748520647944], [0.4684476601835208, 0.8289724369637779, 0]], h: [8.004275613752535, 4.731966693990637, 0.5571792285128743], phi: "relu"},
    "ring of inhibition": {W: [[0, -1.5, -0.75], [-0.75, 0, -1.5], [-1.5, -0.75, 0]], h: [1, 1, 1], phi: "relu"},
    "three attractors": {W: [[1.5, -0.9, -0.9], [-0.9, 1.5, -0.9], [-0.9, -0.9, 1.5]], h: [0.1, 0.1, 0.1], phi: "tanh"},
  },
};

/** A circuit of two or three units, every weight a slider. */
export class CircuitView {
  constructor(root, doc, link, address) {
    this.token = address.token;
    this.n = doc.units;
    this.size = doc.units === 2 ? "two" : "three";
    this.presets = PRESETS[this.size];
    this.frame = new Frame(root, {title: `A circuit of ${this.size} units`, facts: "\u03c4 dx/dt = \u2212x + W \u03c6(x) + h"});
    this.frame.status.textContent = "computed by this page";
    this.frame.status.className = "pill on";
    this.frame.credit.textContent = "All of this page is computed by the browser.";
    this.playing = true;
    this.load(Object.keys(this.presets)[0]);
    this.readValues(address.values);
    this.makePanes();
    this.makeControls();
    this.rebuild();
    this.frame.themeChanged = () => this.remember();
    this.frame.tool("Copy link", (e) => { this.remember(); this.frame.copy(e.target, location.href); });
    this.frame.tool("Save figure", () => this.frame.saveFigure("circuit.svg", "circuit"));
    document.addEventListener("keydown", (e) => {
      if (e.key === " " && !(e.target instanceof HTMLElement && /INPUT|SELECT|BUTTON/.test(e.target.tagName))) {
        e.preventDefault();
        this.play(!this.playing);
      }
    });
    requestAnimationFrame((t) => this.tick(t));
  }

  load(name) {
    const preset = this.presets[name];
    Object.assign(this, {preset: name, W: preset.W.map((r) => [...r]), h: [...preset.h], tau: preset.h.map(() => 50), phi: preset.phi, start: preset.h.map((_, i) => 0.4 - 0.25 * i)});
  }

  readValues(values) {
    const list = (key, count) => {
      const v = (values.get(key) ?? "").split(",").map(Number);
      return v.length === count && v.every(Number.isFinite) ? v : null;
    };
    if (values.get("preset") in this.presets) this.load(values.get("preset"));
    const w = list("W", this.n * this.n);
    if (w) this.W = this.W.map((_, i) => w.slice(i * this.n, (i + 1) * this.n));
    this.h = list("h", this.n) ?? this.h;
    this.tau = (list("tau", this.n) ?? this.tau).map((t) => Math.min(500, Math.max(5, t)));
    this.start = list("x", this.n) ?? this.start;
    try {
      if (values.has("phi")) activationOf(values.get("phi"), {});
      this.phi = values.get("phi") ?? this.phi;
    } catch {
      // No such activation: that of the preset stays.
    }
    if (values.get("pause") === "1") this.playing = false;
    if (["light", "dark"].includes(values.get("theme"))) {
      this.frame.theme = values.get("theme");
      this.frame.applyTheme();
    }
  }

  remember() {
    const out = [["preset", this.preset], ["W", this.W.flat().map((v) => Number(v.toPrecision(8))).join(",")], ["h", this.h.map((v) => Number(v.toPrecision(8))).join(",")], ["phi", this.phi]];
    if (this.tau.some((t) => t !== 50)) out.push(["tau", this.tau.join(",")]);
    out.push(["x", this.start.map((v) => Number(v.toPrecision(7))).join(",")]);
    if (!this.playing) out.push(["pause", "1"]);
    if (this.frame.theme) out.push(["theme", this.frame.theme]);
    writeAddress(this.token, out);
  }

  makePanes() {
    const add = (id, title, paint) => {
      const {canvas, figure} = paneFigure(id, title);
      canvas.dataset.title = title;
      const pane = new Pane(canvas, (c, w, h) => paint(c, w, h, this.frame.colour));
      this.frame.add(pane, figure);
      return pane;
    };
    this.spectrum = new SpectrumPane();
    this.planes = [{pair: [0, 1]}, {pair: [0, 2]}].slice(0, this.n - 1);
    this.panes = [
      add("plane", "Plane of states: nullclines, switching manifolds, flow", (c, w, h, col) => this.paintPlane(c, w, h, col, this.planes[0])),
      add("rates", "Rates", (c, w, h, col) => this.paintRates(c, w, h, col)),
      add("spectrum", "Eigenvalues of the region the state is in", (c, w, h, col) => this.spectrum.paint(c, w, h, col)),
      this.n === 2
        ? add("regions", "Trace and determinant", (c, w, h, col) => this.paintTrace(c, w, h, col))
        : add("plane2", "Plane of units 1 and 3", (c, w, h, col) => this.paintPlane(c, w, h, col, this.planes[1])),
    ];
    this.planes.forEach((plane, k) => {
      const canvas = this.panes[k === 0 ? 0 : 3].canvas;
      canvas.classList.add("grab");
      const put = (e) => {
        const box = canvas.getBoundingClientRect();
        const x = Array.from(this.playing ? this.sim.x : this.start);
        x[plane.pair[0]] = plane.axes.vx(e.clientX - box.left);
        x[plane.pair[1]] = plane.axes.vy(e.clientY - box.top);
        this.begin(x);
      };
      let down = false;
      canvas.addEventListener("pointerdown", (e) => { down = true; canvas.setPointerCapture(e.pointerId); put(e); });
      canvas.addEventListener("pointermove", (e) => down && put(e));
      canvas.addEventListener("pointerup", () => (down = false));
      canvas.addEventListener("keydown", (e) => {
        const way = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]}[e.key];
        if (!way) return;
        e.preventDefault();
        const x = Array.from(this.playing ? this.sim.x : this.start);
        plane.pair.forEach((i, a) => (x[i] += 0.04 * way[a] * (a ? plane.axes.ys[1] - plane.axes.ys[0] : plane.axes.xs[1] - plane.axes.xs[0])));
        this.begin(x);
      });
    });
  }

  makeControls() {
    const section = (title, ...rest) => this.frame.controls.append(element("section", {}, element("h2", {}, title), ...rest));
    const presets = choice("Circuit", Object.keys(this.presets).map((k) => [k, k]), this.preset, (v) => { this.load(v); this.frame.controls.replaceChildren(); this.makeControls(); this.rebuild(); this.remember(); });
    const phis = choice("Activation", ["relu", "tanh", "softplus", "sigmoid", "identity"].map((k) => [k, k]), this.phi, (v) => { this.phi = v; this.rebuild(); this.remember(); });
    this.playButton = element("button.main", {click: () => this.play(!this.playing)}, this.playing ? "Pause" : "Play");
    section("Circuit", element("div.wide", {}, element("span", {}, "Circuit"), presets), element("div.wide", {}, element("span", {}, "Activation"), phis),
      element("div.buttons", {}, this.playButton, element("button", {click: () => this.begin(this.start)}, "Start again")));
    const slide = (name, label, low, high, value, set, digits = 2) =>
      new Slider({name, label, low, high, step: (high - low) / 1000, value, digits}, (v, done) => { set(v); this.rebuild(); if (done) this.remember(); else clearTimeout(this.later), (this.later = setTimeout(() => this.remember(), 150)); }).row;
    const reach = Math.max(6, ...this.W.flat().map((v) => Math.ceil(1.5 * Math.abs(v))));
    section("Weights, from unit to unit", ...this.W.flatMap((row, i) => row.map((v, j) => slide(`w${i}${j}`, `${j + 1} \u2192 ${i + 1}`, -reach, reach, v, (x) => (this.W[i][j] = x)))));
    const tall = Math.max(3, ...this.h.map((v) => Math.ceil(1.5 * Math.abs(v))));
    section("Inputs and time constants", ...this.h.map((v, i) => slide(`h${i}`, `h of ${i + 1}`, -tall, tall, v, (x) => (this.h[i] = x))), ...this.tau.map((v, i) => slide(`tau${i}`, `\u03c4 of ${i + 1}, ms`, 5, 200, v, (x) => (this.tau[i] = x), 0)));
  }

  base64(values) {
    let text = "";
    for (const b of new Uint8Array(Float64Array.from(values).buffer)) text += String.fromCharCode(b);
    return btoa(text);
  }

  rebuild() {
    const x = this.sim && this.playing ? Array.from(this.sim.x) : this.start;
    this.network = new Network({units: this.n, W: this.base64(this.W.flat()), bias: this.base64(this.h), x0: this.base64(x), signs: null, activation: this.phi, activationParameters: {}, tauMs: this.tau, dtMs: 1, baselines: [], rectify: false, readoutNames: [], inputNames: []});
    this.sim = new Simulation(this.network);
    this.sim.replay(x, -1);
    this.fixed = fixedPointsOf(this.network);
    for (const plane of this.planes) plane.range = null;
    if (this.playing) this.sim.restart(x, -1);
    this.observe();
  }

  begin(x) {
    this.start = Array.from(x);
    if (this.playing) this.sim.restart(x, -1);
    else this.sim.replay(x, -1);
    this.observe();
    clearTimeout(this.later);
    this.later = setTimeout(() => this.remember(), 150);
  }

  play(on) {
    this.playing = on;
    this.playButton.textContent = on ? "Pause" : "Play";
    if (!on) this.begin(Array.from(this.sim.state(0)));
    this.remember();
  }

  range(plane) {
    if (!plane.range) {
      const sim = new Simulation(this.network);
      sim.replay(this.start, -1);
      const ofAxis = (i) => {
        const seen = [];
        for (let k = 0; k < sim.filled; k++) seen.push(Math.max(-50, Math.min(50, sim.state(k)[i])));
        return rangeOf([...seen, ...this.fixed.map((p) => p.x[i]), -0.3, 0.3], 0.18);
      };
      plane.range = plane.pair.map(ofAxis);
    }
    return plane.range;
  }

  paintPlane(c, w, h, colour, plane) {
    const [xs, ys] = this.range(plane);
    const axes = (plane.axes = new Axes(boxOf(w, h), xs, ys));
    const [a, b] = plane.pair;
    const x = Float64Array.from(this.sim.x);
    const f = new Float64Array(this.n);
    const at = (u, v) => {
      x[a] = u;
      x[b] = v;
      this.network.field(x, this.network.resting, null, f);
      return f;
    };
    axes.within(c, () => {
      if (this.network.phi.kinks) {
        c.strokeStyle = colour.muted;
        c.setLineDash([2, 3]);
        polyline(c, 2, () => axes.px(0), (k) => axes.box.y + k * axes.box.h);
        polyline(c, 2, (k) => axes.box.x + k * axes.box.w, () => axes.py(0));
        c.setLineDash([]);
      }
      this.arrows(c, axes, at, a, b, colour);
      [[a, colour.green], [b, colour.pink]].forEach(([i, ink]) => this.nullcline(c, axes, (u, v) => at(u, v)[i], ink));
      c.strokeStyle = colour.blue;
      c.lineWidth = 1.8;
      polyline(c, this.sim.filled, (k) => axes.px(this.sim.state(k)[a]), (k) => axes.py(this.sim.state(k)[b]));
      for (const p of this.fixed) dot(c, axes.px(p.x[a]), axes.py(p.x[b]), 5, p.stable ? colour.ink : colour.orange, p.stable ? "" : colour.paper);
      dot(c, axes.px(this.sim.x[a]), axes.py(this.sim.x[b]), 6, colour.blue);
    });
    axes.frame(c, colour, `x${a + 1}`, `x${b + 1}`);
    c.textAlign = "right";
    c.textBaseline = "bottom";
    c.fillStyle = colour.paper;
    c.globalAlpha = 0.85;
    c.fillRect(axes.box.x + axes.box.w - 68, axes.box.y + axes.box.h - 36, 68, 34);
    c.globalAlpha = 1;
    [[`dx${a + 1}/dt = 0`, colour.green], [`dx${b + 1}/dt = 0`, colour.pink]].forEach(([text, ink], k) => {
      c.fillStyle = ink;
      c.fillText(text, axes.box.x + axes.box.w - 4, axes.box.y + axes.box.h - 4 - 15 * (1 - k));
    });
  }

  arrows(c, axes, at, a, b, colour) {
    const step = 34;
    c.strokeStyle = colour.muted;
    c.globalAlpha = 0.75;
    c.lineWidth = 1;
    for (let px = axes.box.x + step / 2; px < axes.box.x + axes.box.w; px += step) {
      for (let py = axes.box.y + step / 2; py < axes.box.y + axes.box.h; py += step) {
        const f = at(axes.vx(px), axes.vy(py));
        const dx = (f[a] / (axes.xs[1] - axes.xs[0])) * axes.box.w;
        const dy = (-f[b] / (axes.ys[1] - axes.ys[0])) * axes.box.h;
        const size = Math.hypot(dx, dy);
        if (!(size > 0)) continue;
        const length = 13 * Math.min(1, 0.35 + size / 4000);
        const [ex, ey] = [dx / size, dy / size];
        const [tx, ty] = [px + (ex * length) / 2, py + (ey * length) / 2];
        c.beginPath();
        c.moveTo(px - (ex * length) / 2, py - (ey * length) / 2);
        c.lineTo(tx, ty);
        c.moveTo(tx - 4 * ex - 2.5 * ey, ty - 4 * ey + 2.5 * ex);
        c.lineTo(tx, ty);
        c.lineTo(tx - 4 * ex + 2.5 * ey, ty - 4 * ey - 2.5 * ex);
        c.stroke();
      }
    }
    c.globalAlpha = 1;
  }

  /** Zero of a function of the plane, cell by cell. */
  nullcline(c, axes, value, ink) {
    const cells = 90;
    const u = (k) => axes.xs[0] + (k / cells) * (axes.xs[1] - axes.xs[0]);
    const v = (k) => axes.ys[0] + (k / cells) * (axes.ys[1] - axes.ys[0]);
    const grid = [];
    for (let i = 0; i <= cells; i++) for (let j = 0; j <= cells; j++) grid.push(value(u(i), v(j)));
    c.strokeStyle = ink;
    c.lineWidth = 2;
    c.beginPath();
    for (let i = 0; i < cells; i++) {
      for (let j = 0; j < cells; j++) {
        const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
        const values = corners.map(([p, q]) => grid[p * (cells + 1) + q]);
        const cuts = [];
        for (let k = 0; k < 4; k++) {
          const [s, t] = [values[k], values[(k + 1) % 4]];
          if (s > 0 === t > 0) continue;
          const part = s / (s - t);
          const [p, q] = [corners[k], corners[(k + 1) % 4]];
          cuts.push([axes.px(u(p[0] + part * (q[0] - p[0]))), axes.py(v(p[1] + part * (q[1] - p[1])))]);
        }
        for (let k = 0; k + 1 < cuts.length; k += 2) {
          c.moveTo(...cuts[k]);
          c.lineTo(...cuts[k + 1]);
        }
      }
    }
    c.stroke();
  }

  paintRates(c, w, h, colour) {
    const {sim} = this;
    const inks = [colour.blue, colour.orange, colour.green];
    const rows = [];
    for (let k = 0; k < sim.filled; k++) rows.push(Array.from(sim.state(k), (x) => this.network.phi.rate(x)));
    const axes = new Axes(boxOf(w, h), [-sim.span, 0], rangeOf([...rows.flat().filter((v) => Math.abs(v) < 1e3), 0]));
    axes.within(c, () => {
      c.lineWidth = 1.8;
      for (let i = 0; i < this.n; i++) {
        c.strokeStyle = inks[i];
        polyline(c, rows.length, (k) => axes.px((k - rows.length + 1) * sim.interval), (k) => axes.py(rows[k][i]));
      }
    });
    axes.frame(c, colour, "time before now (s)", "rate");
    c.textAlign = "left";
    c.textBaseline = "top";
    for (let i = 0; i < this.n; i++) {
      c.fillStyle = inks[i];
      c.fillText(`unit ${i + 1}`, axes.box.x + 8 + 52 * i, axes.box.y);
    }
  }

  /** Every region of the circuit in the plane of trace and determinant of tau times its Jacobian. */
  paintTrace(c, w, h, colour) {
    const seen = new Map();
    const note = (x) => seen.set(this.network.region(x) || "everywhere", x);
    if (this.network.phi.kinks) for (const s of [[1, 1], [1, -1], [-1, 1], [-1, -1]]) note(Float64Array.from(s));
    note(this.sim.x);
    const points = [...seen.values()].map((x) => {
      const g = (i, j) => this.W[i][j] * this.network.phi.slope(x[j]) - (i === j ? 1 : 0);
      return {x, t: g(0, 0) + g(1, 1), d: g(0, 0) * g(1, 1) - g(0, 1) * g(1, 0)};
    });
    const axes = new Axes(boxOf(w, h), rangeOf([...points.map((p) => p.t), -3, 2], 0.12), rangeOf([...points.map((p) => p.d), -1, 3], 0.12));
    axes.within(c, () => {
      c.strokeStyle = colour.muted;
      polyline(c, 81, (k) => axes.px(axes.xs[0] + (k / 80) * (axes.xs[1] - axes.xs[0])), (k) => axes.py((axes.xs[0] + (k / 80) * (axes.xs[1] - axes.xs[0])) ** 2 / 4));
      c.setLineDash([4, 3]);
      polyline(c, 2, () => axes.px(0), (k) => axes.box.y + k * axes.box.h);
      polyline(c, 2, (k) => axes.box.x + k * axes.box.w, () => axes.py(0));
      c.setLineDash([]);
      c.fillStyle = colour.muted;
      c.textBaseline = "middle";
      c.textAlign = "left";
      c.fillText("stable", axes.box.x + 8, axes.box.y + 10);
      c.fillText("saddle", axes.box.x + 8, axes.box.y + axes.box.h - 10);
      c.textAlign = "right";
      c.fillText("unstable", axes.box.x + axes.box.w - 8, axes.box.y + 10);
      const here = this.network.region(this.sim.x);
      for (const p of points) {
        const now = !this.network.phi.kinks || this.network.region(p.x) === here;
        dot(c, axes.px(p.t), axes.py(p.d), now ? 6 : 4, now ? colour.blue : colour.muted);
        c.fillStyle = colour.ink;
        c.textAlign = "left";
        if (this.network.phi.kinks) c.fillText(this.network.region(p.x).replace(/0/g, "\u25cb").replace(/1/g, "\u25cf"), axes.px(p.t) + 8, axes.py(p.d) - 9);
      }
    });
    axes.frame(c, colour, "trace of \u03c4J", "determinant of \u03c4J");
  }

  observe() {
    const {size, matrix, idle} = this.network.jacobian(this.sim.x);
    this.spectrum.values = this.sim.isFinite ? eigenvalues(size, matrix) : [];
    this.spectrum.idle = idle.map((i) => -1 / this.network.tau[i]);
    this.spectrum.note = this.network.phi.kinks ? `active: ${Array.from(this.sim.x, (v, i) => (v > 0 ? i + 1 : "")).filter(Boolean).join(", ") || "none"}` : "at the state now";
    for (const pane of this.panes) pane.dirty = true;
    const stable = this.fixed.filter((p) => p.stable).length;
    const last = this.fixed.length;
    const moving = (() => { const f = new Float64Array(this.n); this.network.field(this.sim.x, this.network.resting, null, f); return Math.hypot(...f.map((v, i) => v * this.network.tau[i])) > 1e-3 * (1 + Math.hypot(...this.sim.x)); })();
    const state = !this.sim.isFinite ? "the activity grows without bound" : moving ? "the state moves" : "the state has come to rest";
    this.frame.say(`${last === 0 ? "No fixed point" : last === 1 ? "One fixed point" : `${last} fixed points`}, ${stable} of them stable; ${state}.`.replace("No fixed point, 0 of them stable", "No fixed point").replace("One fixed point, 0 of them stable", "One fixed point, unstable").replace("One fixed point, 1 of them stable", "One fixed point, stable"),
      this.fixed.map((p) => `(${Array.from(p.x, (v) => figure(v, 3)).join(", ")}): ${p.kind}`).join("; "));
    this.frame.command.textContent = `rondo lab --circuit ${this.size}`;
  }

  tick(now) {
    const elapsed = Math.min(0.1, (now - (this.before ?? now)) / 1000);
    this.before = now;
    if (this.playing && this.sim.isFinite) {
      this.owed = (this.owed ?? 0) + (0.5 * elapsed) / this.sim.interval;
      const samples = Math.floor(this.owed);
      this.owed -= samples;
      if (samples) {
        this.sim.advance(samples);
        this.observe();
      }
    }
    this.frame.refresh();
    requestAnimationFrame((t) => this.tick(t));
  }
}
