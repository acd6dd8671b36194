import {Tour} from "./tour.js";

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Moves a slider as a hand would. */
async function drag(view, key, to, ms = 2500) {
  const slider = view.sliders[key];
  const from = slider.value;
  const steps = Math.max(2, Math.round(ms / 40));
  for (let k = 1; k <= steps; k++) {
    slider.take(Number((from + ((to - from) * k) / steps).toFixed(4)), k === steps);
    await wait(ms / steps);
  }
}

/** The tour of a network's lab: a rhythm that dies at one place and returns at another. */
export function networkTour(view) {
  const key = () => view.parameter;
  const canvas = (id) => document.getElementById(id).parentElement;
  const fold = () => view.diagram.branches.flatMap((b) => b.special).filter((s) => s.type === "LP" || s.type === "HB").map((s) => s.p).sort((a, b) => a - b)[0];
  const below = () => (fold() !== undefined ? fold() - 0.02 : Math.max(0, view.diagram.at - 0.3));
  const row = () => view.sliders[key()].row;
  return new Tour([
    {title: "What runs here", text: "Above, the rates of all units: excitatory in blue, inhibitory in orange, in the order of their phase. Beside it the same activity in a plane of states. Both are computed in this page, now.", at: () => canvas("rates"), act: () => { view.play(true); view.reset(); }},
    {title: "Push the state", text: "Press anywhere in the plane of states, or drag: the state is put there. If the cycle attracts, the state comes back to it.", at: () => canvas("plane"), act: () => view.pulse()},
    {title: "Region after region", text: "Between threshold crossings a network of rectified units is linear. These are the eigenvalues of the region in which the state is now; right of 0 activity grows. A cycle lives by passing through regions that grow and regions that decay.", at: () => canvas("spectrum"), act: async () => { view.pane3 = view.pane3Choice.value = "regions"; view.changed(); view.speed = view.speedChoice.value = "0.1"; await wait(4000); view.speed = view.speedChoice.value = "0.5"; }},
    {title: "Pull a weight until the rhythm dies", text: "Lower this factor slowly. The cycle deforms, then it is gone: the activity settles elsewhere.", at: row, act: () => drag(view, key(), below(), 5000)},
    {title: "Drag it back", text: "Raise the factor again. Where two attractors exist side by side the rhythm returns later than it died; otherwise it returns at the same place.", at: row, act: async () => { await drag(view, key(), 1, 5000); await wait(500); }},
    {title: "Why", text: "The branch shows it: solid lines attract, dashed ones do not; at LP a stable and an unstable cycle meet and vanish. Click any point of a branch: the slider and the state jump there, and that orbit is drawn.", at: () => canvas("diagram"), act: () => {
      const branch = view.diagram.branches.find((b) => b.points.length > 2);
      if (!branch) return;
      const unstable = branch.points.find((p) => p.s > 0);
      view.pick(branch, unstable ?? branch.points[Math.floor(branch.points.length / 2)]);
    }},
  ]);
}
