import {numbersOf} from "./numerics.js";

/** The live map and flow of a rate network, in plain loops. JavaScript has no fused multiply-add: Rondo's bits differ in rounding. */

/** Names of the projections whose weights have factors. */
export const PROJECTIONS = ["E_TO_E", "E_TO_I", "I_TO_E", "I_TO_I"];

const softplus = (x) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

/**
 * Rate function and its slope by name.
 * @param {string} name of an activation of Rondo
 * @param {Record<string, number>} p its parameters
 * @returns {{rate: (x: number) => number, slope: (x: number) => number, kinks: boolean}}
 */
export function activationOf(name, p) {
  const sigmoid = (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));
  switch (name) {
    case "relu":
      return {rate: (x) => (x > 0 ? x : 0), slope: (x) => (x > 0 ? 1 : 0), kinks: true};
    case "softplus":
      return {rate: softplus, slope: sigmoid, kinks: false};
    case "identity":
      return {rate: (x) => x, slope: () => 1, kinks: false};
    case "tanh":
      return {rate: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2, kinks: false};
    case "sigmoid":
      return {rate: sigmoid, slope: (x) => sigmoid(x) * (1 - sigmoid(x)), kinks: false};
    case "leaky-relu":
      return {rate: (x) => (x > 0 ? x : p.slope * x), slope: (x) => (x > 0 ? 1 : p.slope), kinks: true};
    case "capped-relu":
      return {
        rate: (x) => Math.min(Math.max(x, 0), p.cap),
        slope: (x) => (x > 0 && x <= p.cap ? 1 : 0),
        kinks: true,
      };
    case "power-law":
      return {
        rate: (x) => (x > 0 ? p.gain * x ** p.exponent : 0),
        slope: (x) => (x > 0 ? p.gain * p.exponent * x ** (p.exponent - 1) : 0),
        kinks: true,
      };
    default:
      throw new Error(`This page has no activation '${name}'`);
  }
}

/** Network with the changes that the controls make. */
export class Network {
  /** @param {any} doc the page's document of a network */
  constructor(doc) {
    this.doc = doc;
    const n = (this.n = doc.units);
    this.weights = numbersOf(doc.W);
    this.input = doc.Win ? numbersOf(doc.Win) : new Float64Array(0);
    this.inputs = this.input.length / n;
    this.readout = doc.Wout ? numbersOf(doc.Wout) : new Float64Array(0);
    this.readouts = this.readout.length / n;
    this.bias = numbersOf(doc.bias);
    this.readoutBias = doc.readoutBias ? numbersOf(doc.readoutBias) : new Float64Array(this.readouts);
    this.x0 = numbersOf(doc.x0);
    this.tau = Float64Array.from({length: n}, (_, i) => (doc.tauMs.length === 1 ? doc.tauMs[0] : doc.tauMs[i]) / 1000);
    this.dt = doc.dtMs / 1000;
    this.alpha = this.tau.map((t) => this.dt / t);
    this.phi = activationOf(doc.activation, doc.activationParameters);
    this.columns = new Float64Array(n * n);
    this.silenced = new Set();
    this.baselines = Float64Array.from(doc.baselines);
    this.rates = new Float64Array(n);
    this.scratch = Array.from({length: 5}, () => new Float64Array(n));
    this.apply({factors: {}, baseline: null, silenced: []});
  }

  /** Longest time constant in s. */
  get longest() {
    return Math.max(...this.tau);
  }

  /** Estimate of the spectral radius of W, by which the steps of the flow are bounded. */
  strength() {
    const n = this.n;
    let v = Float64Array.from({length: n}, (_, i) => Math.cos(1 + i));
    let log = 0;
    for (let k = 0; k < 12; k++) {
      const w = new Float64Array(n);
      for (let j = 0; j < n; j++) for (let i = 0; i < n; i++) w[i] += this.columns[j * n + i] * v[j];
      const norm = Math.hypot(...w);
      if (!(norm > 0)) return 0;
      if (k >= 4) log += Math.log(norm);
      v = w.map((c) => c / norm);
    }
    return Math.exp(log / 8);
  }

  /**
   * Takes over factors of weights, baseline and silenced units.
   * @param {{factors: Record<string, number>, baseline: number|null, silenced: number[]}} settings
   */
  apply(settings) {
    const n = this.n;
    const signs = this.doc.signs;
    const all = settings.factors.ALL ?? 1;
    this.silenced = new Set(settings.silenced);
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < n; i++) {
        const block = signs ? `${signs[j] > 0 ? "E" : "I"}_TO_${signs[i] > 0 ? "E" : "I"}` : "ALL";
        const factor = block === "ALL" ? all : all * (settings.factors[block] ?? 1);
        this.columns[j * n + i] = this.silenced.has(j) ? 0 : this.weights[i * n + j] * factor;
      }
    }
    this.baselines = Float64Array.from(this.doc.baselines, (b) => settings.baseline ?? b);
    this.resting = this.seen(null);
  }

  /**
   * The input that the network sees: stimulus plus baseline, rectified where the network's input is.
   * @param {Float64Array|number[]|null} stimulus without baseline, N_in
   * @returns {Float64Array} u
   */
  seen(stimulus) {
    return this.baselines.map((b, k) => {
      const u = b + (stimulus ? stimulus[k] : 0);
      return this.doc.rectify ? Math.max(0, u) : u;
    });
  }

  /** Adds W r + W_in u + b for the present state into out. */
  drive(x, u, out) {
    const n = this.n;
    const {columns, rates, phi} = this;
    for (let j = 0; j < n; j++) rates[j] = phi.rate(x[j]);
    out.fill(0);
    for (let j = 0; j < n; j++) {
      const r = rates[j];
      if (r === 0) continue;
      const at = j * n;
      for (let i = 0; i < n; i++) out[i] += columns[at + i] * r;
    }
    for (let k = 0; k < this.inputs; k++) {
      const v = u[k];
      for (let i = 0; i < n; i++) out[i] += this.input[i * this.inputs + k] * v;
    }
    for (let i = 0; i < n; i++) out[i] += this.bias[i];
  }

  /**
   * One Euler step, in place.
   * @param {Float64Array} x state
   * @param {Float64Array} u input
   * @param {Float64Array|null} noise noise of the step
   */
  map(x, u, noise) {
    const s = this.scratch[0];
    this.drive(x, u, s);
    for (let i = 0; i < this.n; i++) {
      const a = this.alpha[i];
      x[i] = a * (noise ? s[i] + noise[i] : s[i]) + (1 - a) * x[i];
    }
  }

  /** dx/dt. */
  field(x, u, noise, out) {
    this.drive(x, u, out);
    for (let i = 0; i < this.n; i++) out[i] = (out[i] + (noise ? noise[i] : 0) - x[i]) / this.tau[i];
  }

  /**
   * One Runge-Kutta step of order 4, in place.
   * @param {Float64Array} x state
   * @param {Float64Array} u input
   * @param {number} h step in s
   * @param {Float64Array|null} noise held during the step
   */
  flow(x, u, h, noise) {
    const n = this.n;
    const [, k1, k2, k3, y] = this.scratch;
    this.field(x, u, noise, k1);
    for (let i = 0; i < n; i++) y[i] = x[i] + 0.5 * h * k1[i];
    this.field(y, u, noise, k2);
    for (let i = 0; i < n; i++) y[i] = x[i] + 0.5 * h * k2[i];
    this.field(y, u, noise, k3);
    for (let i = 0; i < n; i++) {
      y[i] = x[i] + h * k3[i];
      k2[i] += k3[i];
    }
    this.field(y, u, noise, k3);
    for (let i = 0; i < n; i++) x[i] += (h / 6) * (k1[i] + 2 * k2[i] + k3[i]);
  }

  /** Readouts of a state: W_out phi(x) + bias. */
  readoutsOf(x) {
    const n = this.n;
    const out = Float64Array.from(this.readoutBias);
    for (let j = 0; j < n; j++) {
      const r = this.silenced.has(j) ? 0 : this.phi.rate(x[j]);
      if (r === 0) continue;
      for (let l = 0; l < this.readouts; l++) out[l] += this.readout[l * n + j] * r;
    }
    return out;
  }

  /**
   * Jacobian of the flow at a state on the units that pass changes on; the others have the eigenvalue -1/tau.
   * @param {Float64Array} x state
   * @returns {{size: number, matrix: Float64Array, idle: number[]}}
   */
  jacobian(x) {
    const n = this.n;
    const active = [];
    const idle = [];
    for (let i = 0; i < n; i++) (this.phi.slope(x[i]) !== 0 && !this.silenced.has(i) ? active : idle).push(i);
    const m = active.length;
    const matrix = new Float64Array(m * m);
    for (let b = 0; b < m; b++) {
      const j = active[b];
      const slope = this.phi.slope(x[j]);
      for (let a = 0; a < m; a++) {
        const i = active[a];
        matrix[a * m + b] = (this.columns[j * n + i] * slope - (i === j ? 1 : 0)) / this.tau[i];
      }
    }
    return {size: m, matrix, idle};
  }

  /** The region of a state: which units are above threshold, as a string; "" without kinks. */
  region(x) {
    if (!this.phi.kinks) return "";
    let text = "";
    for (let i = 0; i < this.n; i++) text += x[i] > 0 ? "1" : "0";
    return text;
  }
}

/**
 * States along one period of a cycle, from its first state by the flow.
 * @param {Network} network
 * @param {ArrayLike<number>} start state on the cycle
 * @param {number} period in s
 * @param {number} rows number of states
 * @returns {Float64Array} states one after the other, the first again at the end
 */
export function orbitOf(network, start, period, rows) {
  const n = network.n;
  const x = Float64Array.from(start);
  const out = new Float64Array((rows + 1) * n);
  out.set(x);
  const between = period / rows;
  const steps = Math.max(1, Math.ceil(between / (Math.min(...network.tau) / 12)));
  for (let k = 1; k <= rows; k++) {
    for (let s = 0; s < steps; s++) network.flow(x, network.resting, between / steps, null);
    out.set(x, k * n);
  }
  return out;
}
