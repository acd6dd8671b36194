/** Linear networks, tau dx/dt = (W - I) x: transients, optimal inputs, pseudospectra, and turned wiring. */

/**
 * Wiring turned from unidirectional to reciprocal: of every pair of units the root of the summed squares of both weights is kept,
 * their ratio moves; signs are those of the presynaptic units.
 * @param {number} n
 * @param {Float64Array} w by rows
 * @param {number} same -1: pairs of one type unidirectional, 0: as given, 1: reciprocal
 * @param {number} opposite the same of pairs of both types
 * @param {number} scale factor of all weights
 */
export function turned(n, w, same, opposite, scale) {
  const sign = Array.from({length: n}, (_, j) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += w[i * n + j];
    return sum < 0 ? -1 : 1;
  });
  const out = w.map((v) => v * scale);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const by = sign[i] === sign[j] ? same : opposite;
      const [a, b] = [w[i * n + j], w[j * n + i]];
      const size = Math.hypot(a, b);
      if (by === 0 || size === 0) continue;
      const from = Math.atan2(Math.abs(b), Math.abs(a));
      const goal = by > 0 ? Math.PI / 4 : Math.abs(a) >= Math.abs(b) ? 0 : Math.PI / 2;
      const angle = from + Math.abs(by) * (goal - from);
      out[i * n + j] = scale * (a === 0 ? sign[j] : Math.sign(a)) * size * Math.cos(angle);
      out[j * n + i] = scale * (b === 0 ? sign[i] : Math.sign(b)) * size * Math.sin(angle);
    }
  }
  return out;
}

/** y = (W - I) x, or with the transpose. */
function generate(n, w, x, y, transposed) {
  for (let i = 0; i < n; i++) y[i] = -x[i];
  if (transposed) {
    for (let i = 0; i < n; i++) {
      const v = x[i];
      if (v !== 0) for (let j = 0; j < n; j++) y[j] += w[i * n + j] * v;
    }
  } else {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += w[i * n + j] * x[j];
      y[i] += sum;
    }
  }
}

/**
 * States from an initial one at equal times, by Runge-Kutta steps.
 * @param {number} n
 * @param {Float64Array} w
 * @param {Float64Array} start
 * @param {number} span in units of tau
 * @param {number} rows number of steps
 * @param {number} strength bound of |W| by which the steps are shortened
 * @param {boolean} [transposed]
 * @returns {Float64Array} rows + 1 states
 */
export function transient(n, w, start, span, rows, strength, transposed = false) {
  const parts = Math.max(1, Math.ceil(((span / rows) * (1 + strength)) / 0.8));
  const h = span / rows / parts;
  const x = Float64Array.from(start);
  const out = new Float64Array((rows + 1) * n);
  const [k, y, sum] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  out.set(x);
  for (let t = 1; t <= rows; t++) {
    for (let p = 0; p < parts; p++) {
      sum.fill(0);
      [[0, 1], [h / 2, 2], [h / 2, 2], [h, 1]].forEach(([shift, weight], stage) => {
        for (let i = 0; i < n; i++) y[i] = x[i] + (stage ? shift * k[i] : 0);
        generate(n, w, y, k, transposed);
        for (let i = 0; i < n; i++) sum[i] += weight * k[i];
      });
      for (let i = 0; i < n; i++) x[i] += (h / 6) * sum[i];
    }
    out.set(x, t * n);
  }
  return out;
}

/** Norm of every state of a table. */
export function norms(n, states) {
  return Float64Array.from({length: states.length / n}, (_, t) => Math.hypot(...states.subarray(t * n, (t + 1) * n)));
}

/**
 * The initial state of length 1 whose response is largest at a time, by power iteration with the adjoint.
 * @param {number} span the time, in units of tau
 */
export function optimalInput(n, w, span, strength, guess) {
  let v = Float64Array.from(guess);
  for (let round = 0; round < 12; round++) {
    const there = transient(n, w, v, span, 1 + Math.ceil(4 * span), strength);
    const back = transient(n, w, there.slice(-n), span, 1 + Math.ceil(4 * span), strength, true).slice(-n);
    const size = Math.hypot(...back);
    if (!(size > 0) || !Number.isFinite(size)) return v;
    v = back.map((a) => a / size);
  }
  return v;
}

/**
 * Smallest singular value of z - (W - I), by inverse iteration with one factorisation.
 * @param {number} n
 * @param {Float64Array} w
 * @param {number} re
 * @param {number} im
 */
export function sigmaMin(n, w, re, im) {
  const a = new Float64Array(n * n);
  const b = new Float64Array(n * n);
  for (let k = 0; k < n * n; k++) a[k] = -w[k];
  for (let i = 0; i < n; i++) {
    a[i * n + i] += re + 1;
    b[i * n + i] = im;
  }
  const pivots = factorised(n, a, b);
  if (!pivots) return 0;
  let x = Float64Array.from({length: n}, (_, i) => Math.cos(1 + i));
  let y = Float64Array.from({length: n}, (_, i) => Math.sin(2 + i));
  let sigma = 0;
  for (let round = 0; round < 60; round++) {
    backSolve(n, a, b, pivots, x, y);
    adjointSolve(n, a, b, pivots, x, y);
    const size = Math.sqrt(Math.hypot(...x) ** 2 + Math.hypot(...y) ** 2);
    const next = 1 / Math.sqrt(size);
    for (let i = 0; i < n; i++) {
      x[i] /= size;
      y[i] /= size;
    }
    if (Math.abs(next - sigma) < 1e-7 * next && round > 2) return next;
    sigma = next;
  }
  return sigma;
}

function factorised(n, a, b) {
  const pivots = new Int32Array(n);
  for (let k = 0; k < n; k++) {
    let p = k;
    let most = 0;
    for (let i = k; i < n; i++) {
      const size = Math.abs(a[i * n + k]) + Math.abs(b[i * n + k]);
      if (size > most) {
        most = size;
        p = i;
      }
    }
    if (most === 0) return null;
    pivots[k] = p;
    if (p !== k) {
      for (let j = 0; j < n; j++) {
        [a[k * n + j], a[p * n + j]] = [a[p * n + j], a[k * n + j]];
        [b[k * n + j], b[p * n + j]] = [b[p * n + j], b[k * n + j]];
      }
    }
    const d = a[k * n + k] ** 2 + b[k * n + k] ** 2;
    const [ir, ii] = [a[k * n + k] / d, -b[k * n + k] / d];
    for (let i = k + 1; i < n; i++) {
      const [pr, pi] = [a[i * n + k], b[i * n + k]];
      if (pr === 0 && pi === 0) continue;
      const lr = pr * ir - pi * ii;
      const li = pr * ii + pi * ir;
      a[i * n + k] = lr;
      b[i * n + k] = li;
      for (let j = k + 1; j < n; j++) {
        const [ur, ui] = [a[k * n + j], b[k * n + j]];
        a[i * n + j] -= lr * ur - li * ui;
        b[i * n + j] -= lr * ui + li * ur;
      }
    }
  }
  return pivots;
}

function divide(x, y, i, ar, ai) {
  const d = ar * ar + ai * ai;
  const [r, s] = [x[i], y[i]];
  x[i] = (r * ar + s * ai) / d;
  y[i] = (s * ar - r * ai) / d;
}

function backSolve(n, a, b, pivots, x, y) {
  for (let k = 0; k < n; k++) {
    const p = pivots[k];
    [x[k], x[p]] = [x[p], x[k]];
    [y[k], y[p]] = [y[p], y[k]];
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      x[i] -= a[i * n + j] * x[j] - b[i * n + j] * y[j];
      y[i] -= a[i * n + j] * y[j] + b[i * n + j] * x[j];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) {
      x[i] -= a[i * n + j] * x[j] - b[i * n + j] * y[j];
      y[i] -= a[i * n + j] * y[j] + b[i * n + j] * x[j];
    }
    divide(x, y, i, a[i * n + i], b[i * n + i]);
  }
}

function adjointSolve(n, a, b, pivots, x, y) {
  for (let i = 0; i < n; i++) {
    divide(x, y, i, a[i * n + i], -b[i * n + i]);
    for (let j = i + 1; j < n; j++) {
      x[j] -= a[i * n + j] * x[i] + b[i * n + j] * y[i];
      y[j] -= a[i * n + j] * y[i] - b[i * n + j] * x[i];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = 0; j < i; j++) {
      x[j] -= a[i * n + j] * x[i] + b[i * n + j] * y[i];
      y[j] -= a[i * n + j] * y[i] - b[i * n + j] * x[i];
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    const p = pivots[k];
    [x[k], x[p]] = [x[p], x[k]];
    [y[k], y[p]] = [y[p], y[k]];
  }
}
