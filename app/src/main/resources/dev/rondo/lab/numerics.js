/** Numbers: base64, seeded noise, eigenvalues, principal components. */

/**
 * Little-endian numbers of a base64 string.
 * @param {string} text base64
 * @param {"f64"|"f32"} [type] type of the numbers
 * @returns {Float64Array} the numbers
 */
export function numbersOf(text, type = "f64") {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return type === "f64" ? new Float64Array(bytes.buffer) : Float64Array.from(new Float32Array(bytes.buffer));
}

/**
 * Base64 for URLs of numbers in single precision.
 * @param {ArrayLike<number>} values numbers
 * @returns {string} base64url without padding
 */
export function toUrlBase64(values) {
  const bytes = new Uint8Array(Float32Array.from(values).buffer);
  let text = "";
  for (const b of bytes) text += String.fromCharCode(b);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * Numbers of a base64url string, single precision.
 * @param {string} text base64url
 * @returns {Float64Array} the numbers
 */
export function fromUrlBase64(text) {
  return numbersOf(text.replace(/-/g, "+").replace(/_/g, "/"), "f32");
}

/**
 * Generator of standard normal numbers (xorshift128 and the polar method), the same for every page of a seed.
 * @param {number} seed whole number
 * @returns {() => number} the next number
 */
export function gaussian(seed) {
  let s = [seed | 0 || 1, 362436069, 521288629, 88675123];
  const uniform = () => {
    const t = s[0] ^ (s[0] << 11);
    s = [s[1], s[2], s[3], s[3] ^ (s[3] >>> 19) ^ t ^ (t >>> 8)];
    return (s[3] >>> 0) / 4294967296;
  };
  for (let k = 0; k < 20; k++) uniform();
  let spare = NaN;
  return () => {
    if (spare === spare) {
      const v = spare;
      spare = NaN;
      return v;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const q = u * u + v * v;
      if (q > 0 && q < 1) {
        const f = Math.sqrt((-2 * Math.log(q)) / q);
        spare = v * f;
        return u * f;
      }
    }
  };
}

/**
 * Eigenvalues of a real matrix: reduction to Hessenberg form and the shifted QR iteration of Francis (EISPACK's elmhes and hqr).
 * @param {number} n size
 * @param {Float64Array} a entries by rows; destroyed
 * @returns {[number, number][]} eigenvalues as pairs of real and imaginary part
 */
export function eigenvalues(n, a) {
  hessenberg(n, a);
  return francis(n, a);
}

function hessenberg(n, a) {
  for (let m = 1; m < n - 1; m++) {
    let x = 0;
    let pivot = m;
    for (let j = m; j < n; j++) {
      if (Math.abs(a[j * n + m - 1]) > Math.abs(x)) {
        x = a[j * n + m - 1];
        pivot = j;
      }
    }
    if (x === 0) continue;
    if (pivot !== m) {
      for (let j = m - 1; j < n; j++) [a[pivot * n + j], a[m * n + j]] = [a[m * n + j], a[pivot * n + j]];
      for (let j = 0; j < n; j++) [a[j * n + pivot], a[j * n + m]] = [a[j * n + m], a[j * n + pivot]];
    }
    for (let i = m + 1; i < n; i++) {
      const y = a[i * n + m - 1] / x;
      if (y === 0) continue;
      a[i * n + m - 1] = 0;
      for (let j = m; j < n; j++) a[i * n + j] -= y * a[m * n + j];
      for (let j = 0; j < n; j++) a[j * n + m] += y * a[j * n + i];
    }
  }
}

function francis(n, a) {
  const found = [];
  let norm = 0;
  for (let i = 0; i < n; i++) for (let j = Math.max(i - 1, 0); j < n; j++) norm += Math.abs(a[i * n + j]);
  let last = n - 1;
  let shift = 0;
  let rounds = 0;
  while (last >= 0) {
    let l = last;
    for (; l >= 1; l--) {
      const s = Math.abs(a[(l - 1) * n + l - 1]) + Math.abs(a[l * n + l]) || norm;
      if (Math.abs(a[l * n + l - 1]) + s === s) {
        a[l * n + l - 1] = 0;
        break;
      }
    }
    l = Math.max(l, 0);
    let x = a[last * n + last];
    if (l === last) {
      found.push([x + shift, 0]);
      last--;
      rounds = 0;
      continue;
    }
    let y = a[(last - 1) * n + last - 1];
    let w = a[last * n + last - 1] * a[(last - 1) * n + last];
    if (l === last - 1) {
      pushPair(found, x + shift, y + shift, w);
      last -= 2;
      rounds = 0;
      continue;
    }
    if (rounds === 60) return found;
    if (rounds % 10 === 0 && rounds > 0) {
      shift += x;
      for (let i = 0; i <= last; i++) a[i * n + i] -= x;
      const s = Math.abs(a[last * n + last - 1]) + Math.abs(a[(last - 1) * n + last - 2]);
      x = y = 0.75 * s;
      w = -0.4375 * s * s;
    }
    rounds++;
    doubleStep(n, a, l, last, x, y, w);
  }
  return found;
}

function pushPair(found, x, y, w) {
  const p = 0.5 * (y - x);
  const q = p * p + w;
  const z = Math.sqrt(Math.abs(q));
  if (q < 0) {
    found.push([x + p, z], [x + p, -z]);
    return;
  }
  const root = p + (p < 0 ? -z : z);
  found.push([x + root, 0], [root === 0 ? x : x - w / root, 0]);
}

function doubleStep(n, a, l, last, x, y, w) {
  let p = 0;
  let q = 0;
  let r = 0;
  let m = last - 2;
  for (; m >= l; m--) {
    const z = a[m * n + m];
    r = x - z;
    const s = y - z;
    p = (r * s - w) / a[(m + 1) * n + m] + a[m * n + m + 1];
    q = a[(m + 1) * n + m + 1] - z - r - s;
    r = a[(m + 2) * n + m + 1];
    const size = Math.abs(p) + Math.abs(q) + Math.abs(r);
    p /= size;
    q /= size;
    r /= size;
    if (m === l) break;
    const u = Math.abs(a[m * n + m - 1]) * (Math.abs(q) + Math.abs(r));
    const v = Math.abs(p) * (Math.abs(a[(m - 1) * n + m - 1]) + Math.abs(z) + Math.abs(a[(m + 1) * n + m + 1]));
    if (u + v === v) break;
  }
  for (let i = m + 2; i <= last; i++) {
    a[i * n + i - 2] = 0;
    if (i !== m + 2) a[i * n + i - 3] = 0;
  }
  for (let k = m; k < last; k++) {
    if (k !== m) {
      p = a[k * n + k - 1];
      q = a[(k + 1) * n + k - 1];
      r = k !== last - 1 ? a[(k + 2) * n + k - 1] : 0;
      x = Math.abs(p) + Math.abs(q) + Math.abs(r);
      if (x !== 0) {
        p /= x;
        q /= x;
        r /= x;
      }
    }
    const s = (p < 0 ? -1 : 1) * Math.sqrt(p * p + q * q + r * r);
    if (s === 0) continue;
    if (k === m) {
      if (l !== m) a[k * n + k - 1] = -a[k * n + k - 1];
    } else {
      a[k * n + k - 1] = -s * x;
    }
    p += s;
    x = p / s;
    y = q / s;
    const z = r / s;
    q /= p;
    r /= p;
    for (let j = k; j <= last; j++) {
      let t = a[k * n + j] + q * a[(k + 1) * n + j];
      if (k !== last - 1) {
        t += r * a[(k + 2) * n + j];
        a[(k + 2) * n + j] -= t * z;
      }
      a[(k + 1) * n + j] -= t * y;
      a[k * n + j] -= t * x;
    }
    const end = Math.min(last, k + 3);
    for (let i = l; i <= end; i++) {
      let t = x * a[i * n + k] + y * a[i * n + k + 1];
      if (k !== last - 1) {
        t += z * a[i * n + k + 2];
        a[i * n + k + 2] -= t * r;
      }
      a[i * n + k + 1] -= t * q;
      a[i * n + k] -= t;
    }
  }
}

/**
 * First principal components of a table of states, by orthogonal iteration on their covariance.
 * @param {Float64Array} rows states, one after the other
 * @param {number} n number of variables
 * @param {number} count number of components
 * @returns {{mean: Float64Array, directions: Float64Array[]}} the mean and orthonormal directions
 */
export function principalComponents(rows, n, count) {
  const m = rows.length / n;
  const mean = new Float64Array(n);
  for (let t = 0; t < m; t++) for (let i = 0; i < n; i++) mean[i] += rows[t * n + i] / m;
  const random = gaussian(7);
  const directions = Array.from({length: Math.min(count, n)}, () => Float64Array.from({length: n}, random));
  for (let round = 0; round < 30; round++) {
    for (let k = 0; k < directions.length; k++) {
      const v = directions[k];
      const w = new Float64Array(n);
      for (let t = 0; t < m; t++) {
        let dot = 0;
        for (let i = 0; i < n; i++) dot += (rows[t * n + i] - mean[i]) * v[i];
        for (let i = 0; i < n; i++) w[i] += dot * (rows[t * n + i] - mean[i]);
      }
      directions[k] = orthonormal(w, directions.slice(0, k), v);
    }
  }
  for (const v of directions) {
    let largest = 0;
    for (const c of v) if (Math.abs(c) > Math.abs(largest)) largest = c;
    if (largest < 0) for (let i = 0; i < n; i++) v[i] = -v[i];
  }
  return {mean, directions};
}

function orthonormal(w, before, fallback) {
  for (let pass = 0; pass < 2; pass++) {
    for (const b of before) {
      let dot = 0;
      for (let i = 0; i < w.length; i++) dot += b[i] * w[i];
      for (let i = 0; i < w.length; i++) w[i] -= dot * b[i];
    }
  }
  let norm = Math.hypot(...w);
  if (!(norm > 1e-300)) {
    if (fallback === null) return w;
    return orthonormal(Float64Array.from(fallback), before, null);
  }
  return w.map((c) => c / norm);
}
