/** NumPy archives, written without compression. */

const CRC = Uint32Array.from({length: 256}, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes) {
  let c = 0xffffffff;
  for (const b of bytes) c = CRC[(c ^ b) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/**
 * One array as the bytes of a .npy file.
 * @param {ArrayLike<number>} values numbers by rows
 * @param {number[]} shape
 * @param {"<f8"|"<i8"} [type] NumPy's name of the type
 */
export function npy(values, shape, type = "<f8") {
  const dimensions = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  let header = `{'descr': '${type}', 'fortran_order': False, 'shape': (${dimensions}), }`;
  header = header.padEnd(Math.ceil((header.length + 11) / 64) * 64 - 11) + "\n";
  const head = new Uint8Array(10 + header.length);
  head.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8]);
  head.set(new TextEncoder().encode(header), 10);
  const body =
    type === "<i8" ? new BigInt64Array(Array.from(values, (v) => BigInt(v))) : Float64Array.from(values);
  const out = new Uint8Array(head.length + body.byteLength);
  out.set(head);
  out.set(new Uint8Array(body.buffer), head.length);
  return out;
}

/**
 * A zip archive of stored members.
 * @param {[string, Uint8Array][]} members names and bytes
 * @returns {Uint8Array}
 */
export function zip(members) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, bytes] of members) {
    const title = new TextEncoder().encode(name);
    const common = [20, 0, 0, 0, 0, 0, 0, 0, 33, 0, ...le32(crc32(bytes)), ...le32(bytes.length), ...le32(bytes.length), title.length, 0, 0, 0];
    const local = Uint8Array.from([0x50, 0x4b, 3, 4, ...common, ...title]);
    directory.push(Uint8Array.from([0x50, 0x4b, 1, 2, 20, 0, ...common, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...le32(offset), ...title]));
    parts.push(local, bytes);
    offset += local.length + bytes.length;
  }
  const size = directory.reduce((sum, d) => sum + d.length, 0);
  const count = directory.length;
  const end = Uint8Array.from([0x50, 0x4b, 5, 6, 0, 0, 0, 0, count, 0, count, 0, ...le32(size), ...le32(offset), 0, 0]);
  const out = new Uint8Array(offset + size + end.length);
  let at = 0;
  for (const part of [...parts, ...directory, end]) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function le32(v) {
  return [v & 255, (v >>> 8) & 255, (v >>> 16) & 255, (v >>> 24) & 255];
}

/**
 * The network as it is now, as a network file that Rondo and NumPy open; x0 is the present state.
 * @param {import("./engine.js").Network} network
 * @param {ArrayLike<number>} state
 * @param {object} settings what the controls say, kept as provenance
 */
export function networkFile(network, state, settings) {
  const n = network.n;
  const w = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) w[i * n + j] = network.columns[j * n + i];
  const doc = network.doc;
  const members = [
    ["W_rec.npy", npy(w, [n, n])],
    ["bias.npy", npy(network.bias, [n])],
    ["x0.npy", npy(state, [n])],
  ];
  if (network.inputs) members.push(["W_in.npy", npy(network.input, [n, network.inputs])]);
  if (network.readouts) {
    const out = network.readout.map((v, k) => (network.silenced.has(k % n) ? 0 : v));
    members.push(["W_out.npy", npy(out, [network.readouts, n])], ["readout_bias.npy", npy(network.readoutBias, [network.readouts])]);
  }
  if (doc.signs) members.push(["signs.npy", npy(doc.signs, [n], "<i8")]);
  if (doc.tauMs.length > 1) members.push(["tau_ms.npy", npy(doc.tauMs, [n])]);
  const levels = Array.from(network.baselines);
  const common = levels.every((b) => b === levels[0]);
  if (!common) members.push(["baseline.npy", npy(levels, [levels.length])]);
  const meta = {
    format: "rondo-network", version: 1, dt_ms: doc.dtMs, activation: doc.activation,
    sigma_rec: doc.sigmaRec, sigma_in: doc.sigmaIn, tau_in_ms: doc.tauInMs, rectify_input: doc.rectify,
    constraints: ["none"],
    provenance: {saved_by: "rondo lab", of: doc.file, settings},
  };
  if (doc.tauMs.length === 1) meta.tau_ms = doc.tauMs[0];
  if (Object.keys(doc.activationParameters).length) meta.activation_parameters = doc.activationParameters;
  if (common) meta.baseline = levels[0] ?? 0;
  if (doc.inputNames.length) meta.inputs = doc.inputNames;
  if (doc.readoutNames.length) meta.readouts = doc.readoutNames;
  members.push(["meta.json", new TextEncoder().encode(JSON.stringify(meta))]);
  return zip(members);
}
