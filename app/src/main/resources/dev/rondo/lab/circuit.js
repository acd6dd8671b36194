import {eigenvalues} from "./numerics.js";

/**
 * Fixed points of a small network: Newton's method from a start in every region and from a grid.
 * @param {import("./engine.js").Network} network
 * @returns {{x: Float64Array, stable: boolean, kind: string}[]}
 */
export function fixedPointsOf(network) {
  const n = network.n;
  const reach = 2 + Math.max(...network.bias.map(Math.abs), 0) * 3;
  const places = n === 2 ? 9 : 5;
  const found = [];
  for (let k = 0; k < places ** n; k++) {
    const start = Float64Array.from({length: n}, (_, i) => reach * ((2 * (Math.floor(k / places ** i) % places)) / (places - 1) - 1) + 0.013 * (i + 1));
    const x = newton(network, start);
    if (x && !found.some((p) => Math.hypot(...p.x.map((v, i) => v - x[i])) < 1e-6 * (1 + Math.hypot(...x)))) found.push(classified(network, x));
  }
  return found;
}

function residualOf(network, x) {
  const f = new Float64Array(network.n);
  network.field(x, network.resting, null, f);
  return f.map((v, i) => v * network.tau[i]);
}

function jacobianOf(network, x) {
  const n = network.n;
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) a[i * n + j] = network.columns[j * n + i] * network.phi.slope(x[j]) - (i === j ? 1 : 0);
  return a;
}

function newton(network, start) {
  let x = start;
  for (let round = 0; round < 40; round++) {
    const f = residualOf(network, x);
    const size = Math.hypot(...f);
    if (size < 1e-11 * (1 + Math.hypot(...x))) return x;
    const step = solved(network.n, jacobianOf(network, x), f);
    if (!step) return null;
    let part = 1;
    let next = x;
    do {
      next = x.map((v, i) => v - part * step[i]);
      part /= 2;
    } while (part > 1e-3 && Math.hypot(...residualOf(network, next)) > size);
    x = next;
    if (!x.every((v) => Math.abs(v) < 1e6)) return null;
  }
  return null;
}

/** Solution of a small linear system; null where it is singular. */
export function solved(n, matrix, right) {
  const a = Float64Array.from(matrix);
  const b = Float64Array.from(right);
  for (let k = 0; k < n; k++) {
    let p = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[p * n + k])) p = i;
    if (Math.abs(a[p * n + k]) < 1e-13) return null;
    for (let j = 0; j < n; j++) [a[k * n + j], a[p * n + j]] = [a[p * n + j], a[k * n + j]];
    [b[k], b[p]] = [b[p], b[k]];
    for (let i = k + 1; i < n; i++) {
      const f = a[i * n + k] / a[k * n + k];
      for (let j = k; j < n; j++) a[i * n + j] -= f * a[k * n + j];
      b[i] -= f * b[k];
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let j = k + 1; j < n; j++) b[k] -= a[k * n + j] * b[j];
    b[k] /= a[k * n + k];
  }
  return b;
}

function classified(network, x) {
  const n = network.n;
  const values = eigenvalues(n, jacobianOf(network, x).map((v, k) => v / network.tau[Math.floor(k / n)]));
  const growing = values.filter((v) => v[0] > 0).length;
  const turning = values.some((v) => v[1] !== 0);
  const kind = growing === 0 ? `stable ${turning ? "spiral" : "node"}` : growing === n ? `unstable ${turning ? "spiral" : "node"}` : turning && n > 2 ? "saddle-focus" : "saddle";
  return {x, stable: growing === 0, kind};
}
