import {duration, figure} from "./draw.js";

/** What is seen, in a sentence, with its evidence and the command line that gives the same. */

/** Name of a parameter as figures write it. */
export function parameterLabel(key) {
  const arrow = key.replace(/\b([EI])_TO_([EI])\b/g, "$1\u2192$2");
  return key === "baseline" ? "baseline" : key === "ALL" ? "all weights" : arrow;
}

/** The multiplier that decides stability: the largest but the trivial one. */
function nextMultiplier(multipliers) {
  const trivial = multipliers.findIndex(([re, im]) => Math.hypot(re - 1, im) < 1e-4);
  const rest = multipliers.filter((_, k) => k !== trivial);
  return rest.length ? Math.max(...rest.map((m) => Math.hypot(...m))) : NaN;
}

/** Sentence on an exact answer of Rondo. */
export function ofAnswer(answer, branchWords) {
  const of = answer.about === "map" ? "map" : "flow";
  if (answer.kind === "limit-cycle") {
    const next = nextMultiplier(answer.multipliers);
    const attracting = answer.multipliers.length ? `, attracting: next multiplier ${figure(next, 3)}` : ", attracting";
    return `A cycle of ${duration(answer.period)} of the ${of}${attracting}${branchWords ? "; " + branchWords : "."}`;
  }
  const words = {
    "fixed-point": `The ${of} comes to rest at a fixed point with ${answer.active} active units`,
    silent: `The ${of} falls silent: a fixed point at which no unit is active`,
    "fixed-point-set": `The ${of} comes to rest on a continuum of fixed points`,
    "quasi-periodic": `Quasi-periodic activity of the ${of}: a torus`,
    chaotic: `Chaotic activity of the ${of}`,
    growing: `Activity of the ${of} grows without bound`,
    undecided: `Rondo cannot tell what the orbit of the ${of} ends on`,
  }[answer.kind];
  return words + (answer.kind.includes("point") && branchWords ? "; " + branchWords : ".");
}

/** Evidence of an exact answer. */
export function evidenceOf(answer) {
  const parts = [`Proved by Rondo: ${answer.finding}.`];
  if (answer.residual !== null) parts.push(`Residual ${figure(answer.residual, 2)}.`);
  if (answer.trivialError !== null) parts.push(`Error of the trivial multiplier ${figure(answer.trivialError, 2)}.`);
  if (answer.seconds) parts.push(`${duration(Number(answer.seconds.toFixed(3)))} of computing.`);
  return parts.join(" ");
}

/**
 * What a branch says at a value of its parameter: the solutions there, and the special point that the stable one meets next.
 * @param {any} branch
 * @param {number} p value of the parameter
 */
export function onBranch(branch, p) {
  const here = [];
  for (let k = 0; k + 1 < branch.points.length; k++) {
    const [a, b] = [branch.points[k], branch.points[k + 1]];
    if (a.p === b.p || (a.p - p) * (b.p - p) > 0) continue;
    const f = (p - a.p) / (b.p - a.p);
    const mix = (u, v) => (u === null || v === null ? null : u + f * (v - u));
    here.push({k, T: mix(a.T, b.T), a: mix(a.a, b.a), s: f < 0.5 ? a.s : b.s});
  }
  const stable = here.find((h) => h.s === 0);
  const label = parameterLabel(branch.parameter);
  const events = branch.special.filter((s) => ["LP", "HB", "PD", "TR", "BP"].includes(s.type));
  const next = stable ? events.filter((s) => s.s0 === 0 || s.s === 0).sort((x, y) => Math.abs(x.p - p) - Math.abs(y.p - p))[0] : null;
  const meets = {LP: "it meets an unstable one (LP)", HB: "it meets a Hopf point (HB)", PD: "its period doubles (PD)", TR: "a torus leaves it (TR)", BP: "another branch crosses (BP)"};
  const words = next ? `at ${label} = ${figure(next.p)} ${meets[next.type]}.` : "";
  return {here, stable, words};
}

/** Sentence on a point of a branch. */
export function ofPoint(point, branch) {
  const label = parameterLabel(branch.parameter);
  const size = point.mu?.length ? Math.max(...point.mu.map((m) => Math.hypot(...m))) : NaN;
  const named = point.type ? ` (${point.type}${point.unit !== undefined ? ` of unit ${point.unit}` : ""}${point.criticality ? ", " + point.criticality : ""})` : "";
  if (point.T !== null) {
    const kind = point.s === 0 ? "An attracting" : "An unstable";
    return `${kind} cycle of ${duration(point.T)} at ${label} = ${figure(point.p, 6)}${named}${Number.isFinite(size) ? `: largest multiplier ${figure(size, 3)}` : ""}.`;
  }
  return `A${point.s === 0 ? "n attracting" : "n unstable"} fixed point at ${label} = ${figure(point.p, 6)}${named}${point.s ? `: ${point.s} unstable direction${point.s > 1 ? "s" : ""}` : ""}.`;
}

/** Sentence on what the browser itself measures. */
export function ofBrowser(sim, period, moving) {
  const of = sim.about === "map" ? "Euler map" : "flow";
  if (!sim.isFinite) return `The ${of} grows without bound here; reset to x0 and change a control.`;
  if (sim.trial && sim.since >= 0 && sim.since < sim.trial.steps * sim.network.dt) return `The trial of condition '${sim.trial.name}' is being played to the ${of}.`;
  if (period > 0) return `The ${of} oscillates with a period of about ${duration(Number(period.toPrecision(3)))}.`;
  return moving ? `The ${of} is on its way; wait for it to settle.` : `The ${of} has come to rest at a fixed point.`;
}

const quoted = (name) => (/^[\w./=,+-]+$/.test(name) ? name : `'${name.replace(/'/g, "'\\''")}'`);

/** Command line that gives what is seen. */
export function commandOf(doc, settings, about, picked) {
  const changed = Object.entries(settings.factors).filter(([, f]) => f !== 1);
  const file = quoted(doc.file);
  const only = changed.length === 1 && settings.silenced.length === 0 && settings.baseline === null;
  const onlyBaseline = changed.length === 0 && settings.silenced.length === 0 && settings.baseline !== null;
  if (picked) {
    const of = picked.point.T === null ? " --of fixed-point" : "";
    return `rondo continue ${file} --parameter ${picked.branch.parameter} --to ${Number(picked.point.p.toPrecision(8))}${of}`;
  }
  if (about === "flow" && only) return `rondo continue ${file} --parameter ${changed[0][0]} --to ${changed[0][1]}`;
  if (about === "flow" && onlyBaseline) return `rondo continue ${file} --parameter baseline --to ${settings.baseline}`;
  if (changed.length || settings.silenced.length || settings.baseline !== null) return `rondo analyze limit-cycle lab-state.npz --about ${about}   # after \u201cSave state\u201d`;
  return `rondo analyze limit-cycle ${file} --about ${about}`;
}
