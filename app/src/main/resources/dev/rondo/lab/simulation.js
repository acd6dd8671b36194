import {gaussian, principalComponents} from "./numerics.js";

/** Number of time constants that the window of the rates shows. */
const WINDOW = 80;
/** Steps of the flow per time constant. */
const PER_TAU = 8;
/** Most samples of the window. */
const MOST = 1200;

/** A running network: its state, and the states of the last seconds in a ring. */
export class Simulation {
  /** @param {import("./engine.js").Network} network */
  constructor(network) {
    this.network = network;
    this.about = "flow";
    this.sigma = 0;
    /** Trial that is played: name, input by steps, N_in numbers each. */
    this.trial = null;
    this.resize();
    this.restart(network.x0, -1);
  }

  /** Length of the window in s. */
  get span() {
    return this.count * this.interval;
  }

  /** Chooses the times of the samples for map or flow. */
  resize() {
    const n = this.network.n;
    const window = WINDOW * this.network.longest;
    const shortest = Math.min(...this.network.tau);
    if (this.about === "map") {
      this.every = Math.max(1, Math.ceil(window / this.network.dt / MOST));
      this.step = this.network.dt;
    } else {
      this.step = shortest / PER_TAU / Math.max(1, Math.ceil(this.network.strength() / 6));
      this.every = Math.max(1, Math.ceil(window / this.step / (WINDOW * PER_TAU)));
    }
    this.interval = this.step * this.every;
    this.count = Math.max(50, Math.round(window / this.interval));
    this.states = new Float64Array(this.count * n);
    this.played = new Float64Array(this.count);
    this.noise = new Float64Array(n);
  }

  /**
   * Begins anew at a state.
   * @param {ArrayLike<number>} x state
   * @param {number} since time in s since the trial began; -1 without a trial
   */
  restart(x, since) {
    this.x = Float64Array.from(x);
    this.since = since;
    this.head = 0;
    this.filled = 0;
    this.total = 0;
    this.generation = (this.generation ?? 0) + 1;
    this.random = gaussian(1);
    this.record();
  }

  /** The window from a state on, as it is drawn when time stands still. */
  replay(x, since) {
    this.restart(x, since);
    this.advance(this.count - 1);
  }

  /** Begins the trial of a condition at the network's own initial state. */
  play(condition) {
    this.trial = condition;
    this.restart(this.network.x0, 0);
  }

  record() {
    const n = this.network.n;
    this.states.set(this.x, this.head * n);
    this.played[this.head] = this.since;
    this.head = (this.head + 1) % this.count;
    this.filled = Math.min(this.filled + 1, this.count);
    this.total++;
  }

  /** The input now. */
  input() {
    const network = this.network;
    if (this.since < 0 || !this.trial) return network.resting;
    const k = Math.floor(this.since / network.dt + 1e-9);
    if (k >= this.trial.steps) return network.resting;
    return network.seen(this.trial.stimulus.subarray(k * network.inputs, (k + 1) * network.inputs));
  }

  /** Takes so many samples of time. */
  advance(samples) {
    const network = this.network;
    for (let s = 0; s < samples; s++) {
      for (let k = 0; k < this.every; k++) {
        const u = this.input();
        let noise = null;
        if (this.sigma > 0) {
          noise = this.noise;
          for (let i = 0; i < network.n; i++) noise[i] = this.sigma * Math.sqrt((2 * network.tau[i]) / this.step) * this.random();
        }
        if (this.about === "map") network.map(this.x, u, noise);
        else network.flow(this.x, u, this.step, noise);
        if (this.since >= 0) this.since += this.step;
      }
      this.record();
    }
  }

  /** Place in the ring of the k-th oldest sample. */
  place(k) {
    return (this.head - this.filled + k + 2 * this.count) % this.count;
  }

  /** The k-th oldest state of the window. */
  state(k) {
    const n = this.network.n;
    const at = this.place(k) * n;
    return this.states.subarray(at, at + n);
  }

  /** True while the k-th oldest state saw a stimulus. */
  stimulated(k) {
    const since = this.played[this.place(k)];
    return this.trial !== null && since >= 0 && since < this.trial.steps * this.network.dt;
  }

  /** The states of the window, oldest first. */
  table() {
    const n = this.network.n;
    const rows = new Float64Array(this.filled * n);
    for (let k = 0; k < this.filled; k++) rows.set(this.state(k), k * n);
    return rows;
  }

  /** False if the state has overflowed. */
  get isFinite() {
    return this.x.every((v) => Math.abs(v) < 1e12);
  }
}

/**
 * What is fixed for a page: order of the units, directions of planes, ranges; from the given network's own activity.
 * @param {import("./engine.js").Network} network
 */
export function portrait(network) {
  const sim = new Simulation(network);
  sim.replay(network.x0, -1);
  sim.advance(sim.count);
  const n = network.n;
  const table = sim.table();
  const rows = table.length / n;
  const finite = table.every(Number.isFinite);
  const pcs = principalComponents(finite ? table : Float64Array.from(network.x0), n, 3);
  const peak = new Float64Array(n);
  let largest = 0;
  let lowest = 0;
  const all = [];
  for (let i = 0; i < n; i++) {
    let best = -Infinity;
    for (let t = Math.floor(rows / 2); t < rows; t++) {
      const r = network.phi.rate(table[t * n + i]);
      all.push(r);
      if (r > best) {
        best = r;
        peak[i] = t;
      }
      lowest = Math.min(lowest, r);
    }
  }
  all.sort((a, b) => a - b);
  largest = all[Math.floor(all.length * 0.995)] || Math.max(...all.slice(-1), 0) || 1;
  const period = periodOf(sim, pcs);
  const turn = period ? Math.round(period / sim.interval) : 0;
  const phase = (i) => (turn ? (((peak[i] - rows) % turn) + turn) % turn : peak[i]);
  const group = (i) => (network.doc.signs && network.doc.signs[i] < 0 ? 1 : 0);
  const order = Array.from({length: n}, (_, i) => i).sort((a, b) => group(a) - group(b) || phase(a) - phase(b) || a - b);
  return {pcs, order, largest: finite ? largest : 1, lowest: finite ? lowest : 0, table: finite ? table : sim.table().fill(0)};
}

/**
 * Period of the window's activity in s by upward crossings of the first component through its mean; 0 where there is none.
 * @param {Simulation} sim
 * @param {{mean: Float64Array, directions: Float64Array[]}} pcs
 */
export function periodOf(sim, pcs) {
  const n = sim.network.n;
  const v = pcs.directions[0];
  const series = [];
  for (let k = Math.floor(sim.filled / 3); k < sim.filled; k++) {
    const x = sim.state(k);
    let dot = 0;
    for (let i = 0; i < n; i++) dot += v[i] * (x[i] - pcs.mean[i]);
    series.push(dot);
  }
  const mean = series.reduce((a, b) => a + b, 0) / series.length;
  const sd = Math.sqrt(series.reduce((a, b) => a + (b - mean) ** 2, 0) / series.length);
  const size = Math.hypot(...sim.x) || 1;
  if (!(sd > 1e-4 * size)) return 0;
  const ups = [];
  let armed = false;
  for (let k = 1; k < series.length; k++) {
    const a = series[k - 1] - mean;
    const b = series[k] - mean;
    if (b < -0.4 * sd) armed = true;
    if (armed && a < 0 && b >= 0) {
      ups.push(k - 1 + a / (a - b));
      armed = false;
    }
  }
  if (ups.length < 3) return 0;
  const gaps = ups.slice(1).map((u, k) => u - ups[k]);
  const average = (ups.at(-1) - ups[0]) / gaps.length;
  return gaps.every((g) => Math.abs(g - average) < 0.15 * average) ? average * sim.interval : 0;
}
