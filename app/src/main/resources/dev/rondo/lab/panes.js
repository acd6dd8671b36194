import {Axes, dot, figure, polyline, rangeOf} from "./draw.js";

/** The four panes of a network: rates, plane of states, eigenvalues, bifurcation diagram. */

const MARGIN = {left: 58, right: 12, top: 8, bottom: 40};

/** The box of a pane's axes. */
export function boxOf(w, h, margin = MARGIN) {
  return {x: margin.left, y: margin.top, w: Math.max(40, w - margin.left - margin.right), h: Math.max(40, h - margin.top - margin.bottom)};
}

function rgb(text) {
  const v = parseInt(text.slice(1), 16);
  return [(v >> 16) & 255, (v >> 8) & 255, v & 255];
}

/** Colours of rates from the paper's to a strong one, as RGBA words. */
function ramp(from, to) {
  const a = rgb(from);
  const b = rgb(to);
  return Uint32Array.from({length: 256}, (_, k) => {
    const f = (k / 255) ** 0.75;
    const mix = (c) => Math.round(a[c] + (b[c] - a[c]) * f);
    return (255 << 24) | (mix(2) << 16) | (mix(1) << 8) | mix(0);
  });
}

/** Raster of rates, and readouts below it. */
export class RatesPane {
  constructor(sim, portrait) {
    this.sim = sim;
    this.portrait = portrait;
    this.picture = document.createElement("canvas");
    this.seen = 0;
    this.scheme = "";
  }

  /** Draws the columns that are new. */
  update(colour) {
    const {sim, portrait} = this;
    const n = sim.network.n;
    const scheme = colour.paper + colour.blue;
    if (this.picture.width !== sim.count || this.picture.height !== n || this.scheme !== scheme || this.generation !== sim.generation) {
      this.picture.width = sim.count;
      this.picture.height = n;
      this.scheme = scheme;
      this.generation = sim.generation;
      this.seen = 0;
      this.largest = Math.max(portrait.largest, this.nearlyLargest());
      this.excitatory = ramp(colour.paper, colour.blue);
      this.inhibitory = ramp(colour.paper, colour.orange);
    }
    const c = this.picture.getContext("2d");
    const fresh = Math.min(sim.total - this.seen, sim.filled);
    const low = portrait.lowest;
    const scale = 255 / (this.largest - low || 1);
    for (let k = sim.filled - fresh; k < sim.filled; k++) {
      const x = sim.state(k);
      const column = c.createImageData(1, n);
      const words = new Uint32Array(column.data.buffer);
      for (let row = 0; row < n; row++) {
        const i = portrait.order[row];
        const r = sim.network.silenced.has(i) ? low : sim.network.phi.rate(x[i]);
        const level = Math.max(0, Math.min(255, Math.round((r - low) * scale)));
        const signs = sim.network.doc.signs;
        words[row] = (signs && signs[i] < 0 ? this.inhibitory : this.excitatory)[level] || 0;
      }
      c.putImageData(column, sim.place(k), 0);
    }
    this.seen = sim.total;
  }

  /** The rate that few of the window exceed. */
  nearlyLargest() {
    const {sim} = this;
    const rates = [];
    for (let k = 0; k < sim.filled; k += 4) for (const x of sim.state(k)) rates.push(sim.network.phi.rate(x));
    rates.sort((a, b) => a - b);
    const high = rates[Math.floor(0.99 * (rates.length - 1))] ?? 0;
    return Number.isFinite(high) ? high : 0;
  }

  /** Draws all anew, in the scale of the window now. */
  rescale() {
    this.generation = -1;
  }

  paint(c, w, h, colour) {
    const {sim} = this;
    const network = sim.network;
    this.update(colour);
    const readouts = Math.min(network.readouts, 12);
    const box = boxOf(w, h);
    const high = readouts ? Math.round(box.h * 0.7) : box.h;
    const raster = {...box, h: high};
    const axes = new Axes(box, [-sim.span, 0], [0, 1]);
    const width = (sim.filled / sim.count) * box.w;
    const first = sim.place(0);
    const right = Math.min(sim.filled, sim.count - first);
    const x0 = box.x + box.w - width;
    const unit = box.w / sim.count;
    c.imageSmoothingEnabled = false;
    c.drawImage(this.picture, first, 0, right, network.n, x0, raster.y, right * unit, raster.h);
    if (right < sim.filled) {
      c.drawImage(this.picture, 0, 0, sim.filled - right, network.n, x0 + right * unit, raster.y, (sim.filled - right) * unit, raster.h);
    }
    this.stimulus(c, colour, x0, unit, box);
    const excitatory = network.doc.signs ? network.doc.signs.filter((s) => s > 0).length : network.n;
    const boundary = raster.y + (excitatory / network.n) * raster.h;
    c.fillStyle = colour.ink;
    c.textAlign = "right";
    c.textBaseline = "middle";
    if (network.doc.signs) {
      c.fillText("E", box.x - 8, (raster.y + boundary) / 2);
      c.fillText("I", box.x - 8, (boundary + raster.y + raster.h) / 2);
      c.strokeStyle = colour.muted;
      polyline(c, 2, (k) => box.x - (k ? 0 : 16), () => Math.round(boundary) + 0.5);
    } else {
      c.fillText("units", box.x - 8, raster.y + raster.h / 2);
    }
    if (readouts) this.readouts(c, colour, {...box, y: raster.y + high + 6, h: box.h - high - 6}, readouts, x0, unit);
    axes.frame(c, colour, "time before now (s)", "", false);
  }

  stimulus(c, colour, x0, unit, box) {
    const {sim} = this;
    let from = -1;
    c.fillStyle = colour.green;
    for (let k = 0; k <= sim.filled; k++) {
      const on = k < sim.filled && sim.stimulated(k);
      if (on && from < 0) from = k;
      if (!on && from >= 0) {
        c.fillRect(x0 + from * unit, box.y - 5, (k - from) * unit, 3);
        from = -1;
      }
    }
  }

  readouts(c, colour, box, count, x0, unit) {
    const {sim} = this;
    const every = Math.max(1, Math.floor(sim.filled / Math.max(100, box.w)));
    const rows = [];
    for (let k = 0; k < sim.filled; k += every) rows.push(sim.network.readoutsOf(sim.state(k)));
    let low = 0;
    let high = 1e-9;
    for (const z of rows) {
      for (const v of z) {
        if (v < low) low = v;
        if (v > high) high = v;
      }
    }
    const y = (v) => box.y + box.h - ((v - low) / (high - low)) * box.h;
    const palette = [colour.blue, colour.green, colour.orange, colour.pink];
    c.lineWidth = 1.25;
    for (let l = 0; l < count; l++) {
      c.strokeStyle = palette[l % palette.length];
      c.globalAlpha = l < palette.length ? 1 : 0.55;
      polyline(c, rows.length, (k) => x0 + (k * every + 0.5) * unit, (k) => y(rows[k][l]));
    }
    c.globalAlpha = 1;
    c.fillStyle = colour.ink;
    c.textAlign = "right";
    c.textBaseline = "middle";
    c.fillText("readouts", box.x - 6, box.y + box.h / 2);
  }
}

/** A plane of two directions of state space. */
export class PlanePane {
  constructor(sim, portrait) {
    this.sim = sim;
    this.portrait = portrait;
    /** Orbits that are drawn as ghosts: states, number, whether they are stable. */
    this.ghosts = [];
    /** Fixed points: state, whether they are stable. */
    this.points = [];
    this.recorded = null;
    this.choose("pc1", "pc2");
  }

  /** Names and labels of the directions that can be chosen. */
  choices() {
    const network = this.sim.network;
    const names = this.portrait.pcs.directions.map((_, k) => [`pc${k + 1}`, `PC ${k + 1}`]);
    for (let l = 0; l < Math.min(network.readouts, 24); l++) names.push([`z${l}`, network.doc.readoutNames[l] || `readout ${l + 1}`]);
    for (let i = 0; i < Math.min(network.n, 200); i++) names.push([`x${i}`, `x of unit ${i}`]);
    return names;
  }

  choose(across, up) {
    const known = new Map(this.choices());
    this.names = [known.has(across) ? across : "pc1", known.has(up) ? up : known.has("pc2") ? "pc2" : "pc1"];
    this.labels = this.names.map((name) => known.get(name));
    this.base = null;
  }

  /** A coordinate of a state. */
  value(axis, x) {
    const name = this.names[axis];
    const k = Number(name.slice(name.startsWith("pc") ? 2 : 1));
    if (name.startsWith("x")) return x[k];
    if (name.startsWith("z")) return this.sim.network.readoutsOf(x)[k];
    const {mean, directions} = this.portrait.pcs;
    const v = directions[k - 1];
    let dotted = 0;
    for (let i = 0; i < v.length; i++) dotted += v[i] * (x[i] - mean[i]);
    return dotted;
  }

  /** Direction of state space along which a coordinate grows. */
  direction(axis) {
    const network = this.sim.network;
    const name = this.names[axis];
    const k = Number(name.slice(name.startsWith("pc") ? 2 : 1));
    if (name.startsWith("pc")) return this.portrait.pcs.directions[k - 1];
    const v = new Float64Array(network.n);
    if (name.startsWith("x")) v[k] = 1;
    else for (let i = 0; i < network.n; i++) v[i] = network.readout[k * network.n + i];
    const square = v.reduce((s, a) => s + a * a, 0) || 1;
    return v.map((a) => a / square);
  }

  track(rows) {
    const n = this.sim.network.n;
    const m = rows.length / n;
    const out = new Float64Array(2 * m);
    for (let k = 0; k < m; k++) {
      const x = rows.subarray(k * n, (k + 1) * n);
      out[2 * k] = this.value(0, x);
      out[2 * k + 1] = this.value(1, x);
    }
    return out;
  }

  axes(w, h, trail) {
    if (!this.base) {
      const track = this.track(this.portrait.table);
      this.base = [rangeOf(track.filter((_, k) => k % 2 === 0)), rangeOf(track.filter((_, k) => k % 2 === 1))];
    }
    const ranges = this.base.map((r) => [...r]);
    const widen = (axis, v) => {
      const pad = 0.04 * (ranges[axis][1] - ranges[axis][0]);
      if (v < ranges[axis][0]) ranges[axis][0] = v - pad;
      if (v > ranges[axis][1]) ranges[axis][1] = v + pad;
    };
    for (const track of [trail, ...this.ghosts.map((g) => g.track)]) for (let k = 0; k < track.length; k++) widen(k % 2, track[k]);
    return new Axes(boxOf(w, h), ranges[0], ranges[1]);
  }

  paint(c, w, h, colour) {
    const {sim} = this;
    for (const ghost of this.ghosts) if (ghost.of !== this.names.join()) {
      ghost.of = this.names.join();
      ghost.track = this.track(ghost.states);
    }
    const trail = this.track(sim.table());
    const axes = (this.last = this.axes(w, h, trail));
    axes.within(c, () => {
      if (this.recorded) {
        c.strokeStyle = colour.green;
        c.lineWidth = 1.2;
        const track = this.track(this.recorded);
        polyline(c, track.length / 2, (k) => axes.px(track[2 * k]), (k) => axes.py(track[2 * k + 1]));
      }
      for (const ghost of this.ghosts) {
        c.strokeStyle = ghost.stable ? colour.muted : colour.orange;
        c.lineWidth = ghost.stable ? 4 : 1.6;
        c.globalAlpha = ghost.stable ? 0.35 : 0.95;
        c.setLineDash(ghost.stable ? [] : [5, 4]);
        polyline(c, ghost.track.length / 2, (k) => axes.px(ghost.track[2 * k]), (k) => axes.py(ghost.track[2 * k + 1]));
        c.setLineDash([]);
        c.globalAlpha = 1;
      }
      this.trail(c, axes, trail, colour);
      for (const p of this.points) {
        dot(c, axes.px(this.value(0, p.state)), axes.py(this.value(1, p.state)), 4.5, p.stable ? colour.ink : colour.orange, p.stable ? "" : colour.paper);
      }
      const k = trail.length - 2;
      dot(c, axes.px(trail[k]), axes.py(trail[k + 1]), 6, colour.blue);
    });
    axes.frame(c, colour, this.labels[0], this.labels[1]);
  }

  trail(c, axes, trail, colour) {
    const count = trail.length / 2;
    const parts = 16;
    c.strokeStyle = colour.blue;
    c.lineWidth = 1.5;
    for (let part = 0; part < parts; part++) {
      const from = Math.floor((part * count) / parts);
      const to = Math.min(count, Math.floor(((part + 1) * count) / parts) + 1);
      c.globalAlpha = 0.12 + 0.88 * ((part + 1) / parts) ** 2;
      polyline(c, to - from, (k) => axes.px(trail[2 * (from + k)]), (k) => axes.py(trail[2 * (from + k) + 1]));
    }
    c.globalAlpha = 1;
  }
}

/** Eigenvalues of the linear region of the state, or Floquet multipliers. */
export class SpectrumPane {
  constructor() {
    /** @type {[number, number][]} */
    this.values = [];
    this.idle = [];
    this.note = "";
    this.multipliers = null;
  }

  paint(c, w, h, colour) {
    if (this.multipliers) this.circle(c, w, h, colour);
    else this.halfPlane(c, w, h, colour);
  }

  halfPlane(c, w, h, colour) {
    const real = [...this.values.map((v) => v[0]), ...this.idle, 0];
    const xs = rangeOf(real, 0.1);
    xs[1] = Math.max(xs[1], 0.15 * (xs[1] - xs[0]));
    const largest = Math.max(0.1 * (xs[1] - xs[0]), ...this.values.map((v) => Math.abs(v[1])));
    const axes = new Axes(boxOf(w, h), xs, [-1.15 * largest || -1, 1.15 * largest || 1]);
    axes.within(c, () => {
      c.fillStyle = colour.raised;
      c.fillRect(axes.px(0), axes.box.y, axes.box.w, axes.box.h);
      c.strokeStyle = colour.muted;
      polyline(c, 2, () => Math.round(axes.px(0)) + 0.5, (k) => axes.box.y + k * axes.box.h);
      for (const v of this.idle) dot(c, axes.px(v), axes.py(0), 3, colour.muted);
      for (const [re, im] of this.values) dot(c, axes.px(re), axes.py(im), 3.2, re > 0 ? colour.orange : colour.blue);
    });
    axes.frame(c, colour, "Re \u03bb (1/s)", "Im \u03bb (1/s)");
    this.remark(c, axes, colour);
  }

  circle(c, w, h, colour) {
    const box = boxOf(w, h);
    const reach = Math.max(1.25, ...this.multipliers.filter((m) => Math.hypot(...m) < 50).map((m) => 1.12 * Math.hypot(...m)));
    const ratio = box.w / box.h;
    const axes = new Axes(box, [-reach * Math.max(1, ratio), reach * Math.max(1, ratio)], [-reach * Math.max(1, 1 / ratio), reach * Math.max(1, 1 / ratio)]);
    axes.within(c, () => {
      c.strokeStyle = colour.muted;
      polyline(c, 97, (k) => axes.px(Math.cos((k * Math.PI) / 48)), (k) => axes.py(Math.sin((k * Math.PI) / 48)));
      c.strokeStyle = colour.faint;
      polyline(c, 2, (k) => box.x + k * box.w, () => axes.py(0));
      polyline(c, 2, () => axes.px(0), (k) => box.y + k * box.h);
      this.multipliers.forEach(([re, im]) => {
        const trivial = Math.abs(re - 1) < 1e-6 && Math.abs(im) < 1e-6;
        const size = Math.hypot(re, im);
        dot(c, axes.px(re), axes.py(im), 3.6, size > 1 + 1e-6 ? colour.orange : colour.blue, trivial ? colour.paper : "");
      });
    });
    axes.frame(c, colour, "Re \u03bc", "Im \u03bc");
    this.remark(c, axes, colour);
  }

  remark(c, axes, colour) {
    c.fillStyle = colour.muted;
    c.textAlign = "left";
    c.textBaseline = "top";
    c.fillText(this.note, axes.box.x + 8, axes.box.y + 2);
  }
}

/** Values without the few that are far larger than most: a branch on which the amplitude grows without bound. */
function bulk(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const most = 6 * (sorted[Math.floor(0.6 * (sorted.length - 1))] || sorted.at(-1));
  return values.filter((v) => v <= most);
}

/** Label of a measure of branches. */
export const MEASURES = {amplitude: "amplitude", period: "period (s)", rate: "mean rate"};

/** Branches of cycles and fixed points along a parameter. */
export class DiagramPane {
  constructor() {
    this.branches = [];
    this.measure = "amplitude";
    this.at = 1;
    this.label = "factor of E\u2192E";
    this.picked = null;
    this.hint = "";
  }

  value(p) {
    return this.measure === "period" ? p.T : this.measure === "rate" ? p.r : p.a;
  }

  axes(w, h) {
    const points = this.branches.flatMap((b) => b.points);
    const xs = rangeOf([...points.map((p) => p.p), this.at, ...(points.length < 2 ? [this.at - 0.1, this.at + 0.1] : [])]);
    const values = points.map((p) => this.value(p)).filter((v) => v !== null && Number.isFinite(v));
    const ys = values.length ? rangeOf(this.measure === "period" ? bulk(values) : [...bulk(values), 0]) : [0, 1];
    return new Axes(boxOf(w, h), xs, ys);
  }

  paint(c, w, h, colour) {
    const axes = (this.last = this.axes(w, h));
    axes.within(c, () => {
      c.strokeStyle = colour.pink;
      c.lineWidth = 1.5;
      c.setLineDash([2, 3]);
      polyline(c, 2, () => axes.px(this.at), (k) => axes.box.y + k * axes.box.h);
      c.setLineDash([]);
      for (const branch of this.branches) this.branch(c, axes, branch, colour);
      for (const branch of this.branches) this.marks(c, axes, branch, colour);
      if (this.picked) dot(c, axes.px(this.picked.p), axes.py(this.value(this.picked)), 5, colour.pink);
    });
    axes.frame(c, colour, this.label, MEASURES[this.measure]);
    if (!this.branches.some((b) => b.points.length)) {
      c.fillStyle = colour.muted;
      c.textAlign = "center";
      c.textBaseline = "middle";
      c.fillText(this.hint, axes.box.x + axes.box.w / 2, axes.box.y + axes.box.h / 2);
    }
  }

  branch(c, axes, branch, colour) {
    const points = branch.points.filter((p) => this.value(p) !== null);
    let k = 0;
    while (k + 1 < points.length) {
      const stable = points[k + 1].s === 0;
      let end = k + 1;
      while (end + 1 < points.length && (points[end + 1].s === 0) === stable) end++;
      c.strokeStyle = branch.of === "cycle" ? colour.blue : colour.ink;
      c.lineWidth = stable ? 2.2 : 1.4;
      c.setLineDash(stable ? [] : [5, 3]);
      const from = k;
      polyline(c, end - from + 1, (j) => axes.px(points[from + j].p), (j) => axes.py(this.value(points[from + j])));
      k = end;
    }
    c.setLineDash([]);
  }

  marks(c, axes, branch, colour) {
    const taken = [];
    for (const s of branch.special) {
      const v = this.value(s);
      const x = axes.px(s.p);
      const y = axes.py(v);
      if (s.type === "BC") {
        c.strokeStyle = colour.muted;
        c.lineWidth = 1;
        polyline(c, 2, () => x, (k) => axes.box.y + axes.box.h - (k ? 0 : 6));
      } else if (v !== null && s.type !== "EP" && s.type !== "UZ") {
        dot(c, x, y, 3.6, colour.orange, colour.paper);
        if (taken.every(([a, b]) => Math.abs(a - x) > 22 || Math.abs(b - y) > 14)) {
          taken.push([x, y]);
          c.fillStyle = colour.ink;
          c.textAlign = x > axes.box.x + 0.8 * axes.box.w ? "right" : "left";
          c.textBaseline = "bottom";
          c.fillText(s.type, x + (c.textAlign === "left" ? 6 : -6), y - 3);
        }
      }
    }
  }

  /** The point of a branch nearest to a place in the pane. */
  nearest(x, y) {
    let best = null;
    let least = 40 * 40;
    for (const branch of this.branches) {
      for (const p of [...branch.points, ...branch.special.filter((s) => s.x)]) {
        const v = this.value(p);
        if (v === null) continue;
        const d = (this.last.px(p.p) - x) ** 2 + (this.last.py(v) - y) ** 2;
        if (d < least) {
          least = d;
          best = {branch, point: p};
        }
      }
    }
    return best;
  }

  /** Description of a point in words. */
  describe(p) {
    return `${p.T ? "cycle, period " + figure(p.T) + " s" : "fixed point"}, amplitude ${figure(p.a)}, ${p.s === 0 ? "stable" : "unstable"}`;
  }
}
