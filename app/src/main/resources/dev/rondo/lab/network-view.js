import {Network, orbitOf, PROJECTIONS} from "./engine.js";
import {eigenvalues, fromUrlBase64, numbersOf, toUrlBase64} from "./numerics.js";
import {periodOf, portrait, Simulation} from "./simulation.js";
import {Pane} from "./draw.js";
import {boxOf, DiagramPane, MEASURES, PlanePane, RatesPane, SpectrumPane} from "./panes.js";
import {choice, element, Frame, paneFigure, Slider} from "./frame.js";
import {commandOf, evidenceOf, ofAnswer, ofBrowser, ofPoint, onBranch, parameterLabel} from "./answers.js";
import {saveFile, writeAddress} from "./address.js";
import {networkFile} from "./npz.js";
import {networkTour} from "./network-tour.js";

const SPEEDS = ["0.05", "0.1", "0.25", "0.5", "1", "2", "4"];

/** Lab of a rate network: four panes on one clock, and what Rondo proves about them. */
export class NetworkView {
  /**
   * @param {HTMLElement} root
   * @param {any} doc document of the network
   * @param {import("./link.js").Link|null} link way to Rondo, where it serves the page
   * @param {{token: string, values: Map<string, string>}} address
   */
  constructor(root, doc, link, address) {
    Object.assign(this, {doc, link, token: address.token});
    this.network = new Network(doc);
    this.portrait = portrait(this.network);
    this.sim = new Simulation(this.network);
    this.settings = {factors: {}, baseline: null, silenced: []};
    this.parameter = doc.signs ? "E_TO_E" : "ALL";
    this.playing = true;
    this.speed = "0.5";
    this.pane3 = "regions";
    this.anchor = {x: Float64Array.from(Float32Array.from(this.network.x0)), since: -1};
    this.answer = doc.attractor ?? null;
    this.answerKey = this.answer ? this.key() : "";
    this.picked = null;
    this.owed = 0;
    const facts = `N = ${doc.units}, ${doc.activation}, \u03c4 = ${doc.tauMs.length === 1 ? doc.tauMs[0] : "several"} ms, dt = ${doc.dtMs} ms`;
    this.frame = new Frame(root, {title: doc.name, facts});
    this.makePanes();
    this.makeControls();
    this.makeTools();
    this.readValues(address.values);
    this.applySettings();
    this.sim.replay(this.anchor.x, this.anchor.since);
    this.frame.themeChanged = () => this.remember();
    this.frame.credit.textContent = "Live activity is drawn by the browser, in double precision without fused multiply-adds: its last bits differ from Rondo\u2019s. What is called exact is proved by Rondo.";
    this.setLink();
    requestAnimationFrame((t) => this.tick(t));
  }

  makePanes() {
    this.rates = new RatesPane(this.sim, this.portrait);
    this.plane = new PlanePane(this.sim, this.portrait);
    this.spectrum = new SpectrumPane();
    this.diagram = new DiagramPane();
    this.diagram.branches = (this.doc.branches ?? []).map((b) => unpackBranch(b));
    this.diagram.label = this.axisLabel();
    if (this.doc.data) this.plane.recorded = numbersOf(this.doc.data, "f32");
    const axisChoice = (k) => choice(k ? "Ordinate" : "Abscissa", this.plane.choices(), this.plane.names[k], (v) => {
      this.plane.choose(...(k ? [this.plane.names[0], v] : [v, this.plane.names[1]]));
      this.changed();
    });
    this.axisChoices = [axisChoice(0), axisChoice(1)];
    this.pane3Choice = choice("Shown spectrum", [["regions", "of the state\u2019s region"], ["multipliers", "multipliers of cycle"]], this.pane3, (v) => {
      this.pane3 = v;
      this.changed();
    });
    this.measureChoice = choice("Ordinate of the diagram", Object.entries(MEASURES), "amplitude", (v) => {
      this.diagram.measure = v;
      this.changed();
    });
    const add = (id, title, painter, ...choices) => {
      const {canvas, figure} = paneFigure(id, title, ...choices);
      canvas.dataset.title = title;
      const pane = new Pane(canvas, (c, w, h) => painter.paint(c, w, h, this.frame.colour));
      this.frame.add(pane, figure);
      return pane;
    };
    this.panes = {
      rates: add("rates", "Rates", this.rates),
      plane: add("plane", "States", this.plane, this.axisChoices[0], this.axisChoices[1]),
      spectrum: add("spectrum", "Eigenvalues", this.spectrum, this.pane3Choice),
      diagram: add("diagram", "Bifurcation diagram", this.diagram, this.measureChoice),
    };
    this.listenPlane();
    this.listenDiagram();
  }

  axisLabel() {
    return this.parameter === "baseline" ? "baseline" : `factor of ${parameterLabel(this.parameter)}`;
  }

  makeControls() {
    const section = (title, ...rest) => {
      const s = element("section", {}, element("h2", {}, title), ...rest);
      this.frame.controls.append(s);
      return s;
    };
    this.playButton = element("button.main", {click: () => this.play(!this.playing), title: "Space"}, "Pause");
    this.speedChoice = choice("Speed", SPEEDS.map((s) => [s, `${s}\u00d7 real time`]), this.speed, (v) => { this.speed = v; this.changed(); });
    this.aboutChoice = choice("System", [["flow", "flow"], ["map", `map, dt = ${this.doc.dtMs} ms`]], "flow", (v) => this.setAbout(v, true));
    section("Time",
      element("div.buttons", {}, this.playButton, element("button", {click: () => this.single(), title: "S"}, "Step"), element("button", {click: () => this.reset(), title: "R"}, "Reset to x0"), element("button", {click: () => this.pulse(), title: "P: a short push through the inputs"}, "Pulse")),
      element("div.wide", {}, element("span", {}, "Speed"), this.speedChoice), element("div.wide", {}, element("span", {}, "System"), this.aboutChoice));
    this.sliders = {};
    const keys = this.doc.signs ? [...PROJECTIONS, "ALL"] : ["ALL"];
    const rows = keys.map((key) => {
      const slider = new Slider({name: key, label: key === "ALL" ? "all" : parameterLabel(key), low: 0, high: 2, step: 0.001, value: 1, digits: 3, hint: "Twice on the name: back to 1"}, (v, done) => {
        if (v === 1) delete this.settings.factors[key];
        else this.settings.factors[key] = v;
        this.touch(key, done);
      });
      this.sliders[key] = slider;
      return slider.row;
    });
    section("Factors of weights", ...rows);
    const levels = this.doc.baselines;
    const more = [];
    if (levels.length && levels.every((b) => b === levels[0])) {
      const reach = Math.max(1, 3 * Math.abs(levels[0]));
      this.sliders.baseline = new Slider({name: "baseline", label: "baseline", low: this.doc.rectify ? 0 : -reach, high: reach, step: reach / 1000, value: levels[0], digits: 3}, (v, done) => {
        this.settings.baseline = v === levels[0] ? null : v;
        this.touch("baseline", done);
      });
      more.push(this.sliders.baseline.row);
    }
    this.sliders.noise = new Slider({name: "noise", label: "noise \u03c3", low: 0, high: 1, step: 0.005, value: 0, digits: 3, hint: "scale of the recurrent noise, sigma_rec"}, (v, done) => {
      this.sim.sigma = v;
      this.changed(done);
    });
    this.silence = element("input", {type: "text", placeholder: "none; such as 3, 17", "aria-label": "Silenced units", change: () => this.setSilenced(this.silence.value)});
    section("Input, noise, lesions", ...more, this.sliders.noise.row, element("div.wide", {}, element("span", {}, "silence"), this.silence));
    if (this.doc.conditions.length) {
      this.conditionChoice = choice("Condition", this.doc.conditions.map((c, k) => [String(k), c.name]), "0", () => {});
      section("Trial", element("div.wide", {}, element("span", {}, "Condition"), this.conditionChoice), element("div.buttons", {}, element("button", {click: () => this.playTrial(Number(this.conditionChoice.value))}, "Play from x0")));
    }
    this.progress = element("p.note", {role: "status"});
    this.parameterChoice = choice("Continuation parameter", [...(this.doc.signs ? PROJECTIONS : []), "ALL", ...(this.sliders.baseline ? ["baseline"] : [])].map((k) => [k, parameterLabel(k)]), this.parameter, (v) => this.setParameter(v));
    this.rondoButtons = [
      element("button", {click: () => this.ask("attractor")}, "Exact"),
      element("button", {click: () => this.askBranch()}, "Continue"),
      element("button", {click: () => this.ask("fixed-points")}, "Fixed points"),
      element("button", {click: () => this.ask("edge")}, "Edge"),
      element("button", {click: () => this.cancel()}, "Cancel"),
    ];
    section("Proved by Rondo", element("div.wide", {}, element("span", {}, "Along"), this.parameterChoice), element("div.buttons", {}, ...this.rondoButtons), this.progress);
  }

  makeTools() {
    const frame = this.frame;
    this.tour = networkTour(this);
    frame.tool("Tour", () => this.tour.start(), "Six steps");
    frame.tool("Copy link", (e) => { this.remember(); frame.copy(e.target, location.href); });
    frame.tool("Save state", () => saveFile("lab-state.npz", networkFile(this.network, this.sim.x, this.settings), "application/zip"), "The network as it is now, x0 = the present state");
    frame.tool("Save figure", () => frame.saveFigure("lab.svg", `${this.doc.name}: lab`));
    document.addEventListener("keydown", (e) => {
      if (e.target instanceof HTMLElement && /INPUT|SELECT|BUTTON|TEXTAREA/.test(e.target.tagName)) return;
      if (e.ctrlKey || e.metaKey || e.altKey) return;
      const act = {" ": () => this.play(!this.playing), r: () => this.reset(), s: () => this.single(), p: () => this.pulse()}[e.key.toLowerCase()];
      if (act) {
        e.preventDefault();
        act();
      }
    });
  }

  // ---- the address

  readValues(values) {
    for (const [key, value] of values) {
      const number = Number(value);
      if (this.sliders[key] && key !== "noise" && Number.isFinite(number)) {
        this.sliders[key].set(number);
        if (key === "baseline") this.settings.baseline = this.sliders[key].value;
        else this.settings.factors[key] = this.sliders[key].value;
      }
    }
    const number = (key) => (values.has(key) && Number.isFinite(Number(values.get(key))) ? Number(values.get(key)) : null);
    if (number("noise") !== null) {
      this.sliders.noise.set(number("noise"));
      this.sim.sigma = this.sliders.noise.value;
    }
    if (values.has("off")) this.setSilenced(values.get("off"), false);
    if (SPEEDS.includes(values.get("speed") ?? "")) this.speed = this.speedChoice.value = values.get("speed");
    if (values.get("pane") === "multipliers") this.pane3 = this.pane3Choice.value = "multipliers";
    if (values.has("plane")) {
      this.plane.choose(...values.get("plane").split(","));
      this.axisChoices.forEach((c, k) => (c.value = this.plane.names[k]));
    }
    if (values.get("y") in MEASURES) this.diagram.measure = this.measureChoice.value = values.get("y");
    if (this.sliders[values.get("along")] && values.get("along") !== "noise") this.parameter = this.parameterChoice.value = values.get("along");
    if (["light", "dark"].includes(values.get("theme"))) {
      this.frame.theme = values.get("theme");
      this.frame.applyTheme();
    }
    if (values.get("about") === "map") this.setAbout("map", false);
    const trial = number("trial");
    if (trial !== null && this.doc.conditions[trial]) {
      this.sim.trial = this.condition(trial);
      this.conditionChoice.value = String(trial);
    }
    if (values.has("x")) {
      try {
        const x = fromUrlBase64(values.get("x"));
        if (x.length === this.network.n && x.every(Number.isFinite)) this.anchor = {x, since: number("since") ?? -1};
      } catch {
        // Not a state: the network's own x0 stays.
      }
    }
    if (values.get("pause") === "1") this.playing = false;
    this.playButton.textContent = this.playing ? "Pause" : "Play";
  }

  /** Writes the whole state of the page into its address. */
  remember() {
    const out = [];
    for (const [key, v] of Object.entries(this.settings.factors)) out.push([key, String(v)]);
    if (this.settings.baseline !== null) out.push(["baseline", String(this.settings.baseline)]);
    if (this.settings.silenced.length) out.push(["off", this.settings.silenced.join(",")]);
    if (this.sim.sigma) out.push(["noise", String(this.sim.sigma)]);
    if (this.sim.about === "map") out.push(["about", "map"]);
    if (this.speed !== "0.5") out.push(["speed", this.speed]);
    if (this.pane3 !== "regions") out.push(["pane", this.pane3]);
    if (this.plane.names.join() !== "pc1,pc2") out.push(["plane", this.plane.names.join()]);
    if (this.diagram.measure !== "amplitude") out.push(["y", this.diagram.measure]);
    if (this.parameter !== (this.doc.signs ? "E_TO_E" : "ALL")) out.push(["along", this.parameter]);
    if (this.sim.trial) out.push(["trial", String(this.doc.conditions.findIndex((c) => c.name === this.sim.trial.name))]);
    if (this.frame.theme) out.push(["theme", this.frame.theme]);
    if (!this.playing) {
      out.push(["pause", "1"]);
      if (this.anchor.since >= 0) out.push(["since", String(this.anchor.since)]);
      out.push(["x", toUrlBase64(this.anchor.x)]);
    }
    writeAddress(this.token, out);
  }

  // ---- what the controls do

  key() {
    return JSON.stringify([this.settings, this.sim.about]);
  }

  /** The settings but the continuation parameter: a branch is one of networks that have them. */
  base(settings = this.settings) {
    const factors = {...settings.factors};
    delete factors[this.parameter];
    return {factors, baseline: this.parameter === "baseline" ? null : settings.baseline, silenced: settings.silenced};
  }

  applySettings() {
    this.network.apply(this.settings);
    this.diagram.at = this.parameter === "baseline" ? this.network.baselines[0] : (this.settings.factors[this.parameter] ?? 1);
    this.diagram.label = this.axisLabel();
    this.redraw();
  }

  touch(key, done) {
    this.picked = null;
    this.diagram.picked = null;
    this.network.apply(this.settings);
    this.applySettings();
    this.replayPaused();
    this.changed(done);
    if (done) {
      this.rates.rescale();
      this.ask("attractor");
      if (key !== this.parameter) this.branchesStale = true;
    }
  }

  changed(done = true) {
    this.replayIfStill = true;
    this.redraw();
    clearTimeout(this.writing);
    this.writing = setTimeout(() => this.remember(), done ? 0 : 120);
  }

  redraw() {
    for (const pane of Object.values(this.panes)) pane.dirty = true;
    this.statesChanged = true;
  }

  /** With time standing still, the window is what follows from its first state under the present controls. */
  replayPaused() {
    if (!this.playing) this.mustReplay = true;
  }

  play(on) {
    if (!on && this.playing) {
      this.anchor = {x: Float64Array.from(Float32Array.from(this.sim.state(0))), since: this.sim.played[this.sim.place(0)]};
      this.mustReplay = true;
    }
    this.playing = on;
    this.playButton.textContent = on ? "Pause" : "Play";
    this.changed();
  }

  single() {
    if (this.playing) this.play(false);
    this.sim.advance(1);
    const first = this.sim.state(0);
    this.anchor = {x: Float64Array.from(Float32Array.from(first)), since: this.sim.played[this.sim.place(0)]};
    this.changed();
  }

  reset() {
    this.sim.trial = null;
    this.moveTo(this.network.x0, -1);
  }

  /** Puts the state somewhere. */
  moveTo(x, since) {
    this.anchor = {x: Float64Array.from(Float32Array.from(x)), since};
    if (this.playing) {
      this.sim.x = Float64Array.from(x);
      this.sim.since = since;
    } else {
      this.mustReplay = true;
    }
    this.changed();
  }

  pulse() {
    const network = this.network;
    const push = new Float64Array(network.n);
    for (let i = 0; i < network.n; i++) {
      if (!network.inputs) push[i] = 1;
      for (let k = 0; k < network.inputs; k++) push[i] += network.input[i * network.inputs + k];
    }
    const size = 0.3 * Math.hypot(...this.portrait.table.subarray(0, network.n)) / (Math.hypot(...push) || 1);
    const from = this.playing ? this.sim.x : this.anchor.x;
    this.moveTo(from.map((v, i) => v + size * push[i]), this.playing ? this.sim.since : this.anchor.since);
  }

  setAbout(about, tell) {
    this.sim.about = this.aboutChoice.value = about;
    this.sim.resize();
    this.sim.restart(this.sim.x, this.sim.since);
    this.replayPaused();
    if (tell) {
      this.changed();
      this.ask("attractor");
    }
  }

  setSilenced(text, tell = true) {
    const units = [...new Set(text.split(/[\s,]+/).filter(Boolean).map(Number))].filter((i) => Number.isInteger(i) && i >= 0 && i < this.network.n);
    this.settings.silenced = units;
    this.silence.value = units.join(", ");
    if (tell) this.touch("off", true);
  }

  setParameter(key) {
    this.parameter = this.parameterChoice.value = key;
    this.diagram.branches = (this.doc.branches ?? []).map((b) => unpackBranch(b)).filter((b) => b.parameter === key);
    this.picked = this.diagram.picked = null;
    this.applySettings();
    this.changed();
    if (this.link?.alive) this.askBranch();
  }

  condition(k) {
    const c = this.doc.conditions[k];
    return {name: c.name, steps: c.steps, stimulus: numbersOf(c.stimulus)};
  }

  playTrial(k) {
    this.sim.trial = this.condition(k);
    if (this.playing) this.sim.restart(this.network.x0, 0);
    this.moveTo(this.network.x0, 0);
  }

  // ---- the pointer and the keyboard in the panes

  listenPlane() {
    const canvas = this.panes.plane.canvas;
    canvas.classList.add("grab");
    canvas.setAttribute("aria-label", "Plane of states; arrow keys push the state");
    const drag = (e) => {
      const axes = this.plane.last;
      const box = canvas.getBoundingClientRect();
      if (!axes) return;
      this.pushTo(axes.vx(e.clientX - box.left), axes.vy(e.clientY - box.top));
    };
    canvas.addEventListener("pointerdown", (e) => {
      canvas.setPointerCapture(e.pointerId);
      this.dragging = true;
      drag(e);
    });
    canvas.addEventListener("pointermove", (e) => this.dragging && drag(e));
    canvas.addEventListener("pointerup", () => (this.dragging = false));
    canvas.addEventListener("pointercancel", () => (this.dragging = false));
    canvas.addEventListener("keydown", (e) => {
      const way = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]}[e.key];
      if (!way || !this.plane.last) return;
      e.preventDefault();
      const {xs, ys} = this.plane.last;
      const from = this.playing ? this.sim.x : this.anchor.x;
      this.pushTo(this.plane.value(0, from) + way[0] * 0.05 * (xs[1] - xs[0]), this.plane.value(1, from) + way[1] * 0.05 * (ys[1] - ys[0]));
    });
  }

  /** Moves the state within the plane that is shown, to these coordinates. */
  pushTo(across, up) {
    const x = Float64Array.from(this.playing ? this.sim.x : this.anchor.x);
    const goal = [across, up];
    for (let round = 0; round < 4; round++) {
      for (let axis = 0; axis < 2; axis++) {
        const gap = goal[axis] - this.plane.value(axis, x);
        const v = this.plane.direction(axis);
        for (let i = 0; i < x.length; i++) x[i] += gap * v[i];
      }
    }
    this.moveTo(x, this.playing ? this.sim.since : -1);
  }

  listenDiagram() {
    const canvas = this.panes.diagram.canvas;
    canvas.classList.add("grab");
    canvas.setAttribute("aria-label", "Bifurcation diagram; arrow keys go along the branch");
    canvas.addEventListener("click", (e) => {
      const box = canvas.getBoundingClientRect();
      const hit = this.diagram.last && this.diagram.nearest(e.clientX - box.left, e.clientY - box.top);
      if (hit) this.pick(hit.branch, hit.point);
    });
    canvas.addEventListener("keydown", (e) => {
      const way = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1}[e.key];
      const branch = this.picked?.branch ?? this.diagram.branches.find((b) => b.points.length);
      if (!way || !branch) return;
      e.preventDefault();
      const at = this.picked ? branch.points.indexOf(this.picked.point) : -1;
      this.pick(branch, branch.points[Math.max(0, Math.min(branch.points.length - 1, at + way))]);
    });
  }

  /** The slider and the state go to a point of a branch, and its orbit is drawn. */
  pick(branch, point) {
    this.settings = structuredClone(branch.base);
    for (const [key, slider] of Object.entries(this.sliders)) {
      if (key === "baseline") slider.set(this.settings.baseline ?? this.doc.baselines[0]);
      else if (key !== "noise") slider.set(this.settings.factors[key] ?? 1);
    }
    this.silence.value = this.settings.silenced.join(", ");
    this.sliders[branch.parameter].set(point.p);
    if (branch.parameter === "baseline") this.settings.baseline = point.p;
    else this.settings.factors[branch.parameter] = point.p;
    this.network.apply(this.settings);
    this.picked = {branch, point};
    this.diagram.picked = point;
    if (this.sim.about !== "flow") this.setAbout("flow", false);
    this.sim.trial = null;
    this.applySettings();
    if (this.playing) this.sim.restart(point.x, -1);
    this.moveTo(point.x, -1);
  }

  // ---- Rondo

  setLink() {
    const {link, frame} = this;
    const on = Boolean(link?.alive);
    frame.status.className = `pill ${on ? "on" : link ? "off" : ""}`;
    frame.status.textContent = on ? "Rondo at work" : link ? "Rondo has ended; the page goes on alone" : "self-contained page";
    this.rondoButtons.forEach((b) => (b.disabled = !on));
    this.diagram.hint = on ? "growing \u2026" : "no branch in this page: open it with rondo lab";
    this.progress.textContent = on ? "" : link ? "Start rondo lab again for exact answers." : `Exact answers and more branches: rondo lab ${this.doc.file}`;
    this.redraw();
  }

  /** The server has come or gone. */
  linkChanged(alive) {
    this.setLink();
    if (alive && !this.asked) {
      this.asked = true;
      this.ask("attractor");
    }
  }

  request(kind) {
    return {
      kind, about: this.sim.about, factors: this.settings.factors, baseline: this.settings.baseline, silenced: this.settings.silenced,
      state: Array.from(this.sim.x), parameter: this.parameter,
    };
  }

  ask(kind) {
    if (!this.link?.alive || !this.sim.isFinite) return;
    const key = this.key();
    this.progress.textContent = kind === "attractor" ? "searching the attractor \u2026" : kind === "edge" ? "tracking the edge \u2026" : "searching fixed points \u2026";
    this.link.run(this.request(kind), (name, data) => {
      if (name === "failed") this.progress.textContent = data.message;
      if (name === "queued") this.progress.textContent = "another page is computing \u2026";
      if (name === "answer") {
        this.answer = {...data, seconds: data.seconds};
        this.answerKey = key;
        this.progress.textContent = "";
        this.redraw();
        if (!this.diagram.branches.length || this.branchesStale) this.askBranch();
      }
      if (name === "fixed") {
        this.plane.points = data.points.map((p) => ({...p, state: numbersOf(p.state)}));
        this.pointsKey = key;
        this.progress.textContent = `${data.points.length} fixed point${data.points.length === 1 ? "" : "s"}, ${data.points.filter((p) => p.stable).length} stable. ${data.remark}`;
        this.redraw();
      }
      if (name === "edge") this.showEdge(data, key);
    });
  }

  showEdge(data, key) {
    this.progress.textContent = data.finding;
    if (data.state) {
      const state = numbersOf(data.state);
      if (data.period) this.edge = {key, states: orbitOf(this.network, state, data.period, 200), stable: false};
      else this.plane.points = [{state, stable: false}];
      this.pointsKey = key;
    }
    this.redraw();
  }

  askBranch() {
    if (!this.link?.alive) return;
    this.branchesStale = false;
    this.diagram.branches = [];
    this.picked = this.diagram.picked = null;
    this.diagram.hint = "growing \u2026";
    const runs = new Map();
    const base = structuredClone(this.base());
    const cycle = this.answer && this.answerKey === this.key() ? this.answer.kind === "limit-cycle" : true;
    this.progress.textContent = "continuing \u2026";
    this.link.run({...this.request("branch"), of: cycle ? "cycle" : "fixed-point"}, (name, data) => {
      if (name === "failed") {
        this.progress.textContent = data.message;
        this.diagram.hint = "no branch";
      }
      if (name === "point") {
        if (!runs.has(data.run)) {
          runs.set(data.run, {parameter: this.parameter, of: data.of, points: [], special: [], ending: "", base});
          this.diagram.branches.push(runs.get(data.run));
        }
        addPoint(runs.get(data.run), data);
        this.progress.textContent = `${this.diagram.branches.reduce((s, b) => s + b.points.length, 0)} points`;
      }
      if (name === "ended") {
        const run = runs.get(data.run);
        if (run) run.ending = data.ending;
        this.progress.textContent = data.ending;
      }
      if (name === "done") this.diagram.hint = "no branch";
      this.panes.diagram.dirty = true;
    });
    this.redraw();
  }

  cancel() {
    this.link?.cancel();
    this.progress.textContent = "cancelled";
  }

  // ---- time

  tick(now) {
    const elapsed = Math.min(0.1, (now - (this.before ?? now)) / 1000);
    this.before = now;
    if (this.playing && this.sim.isFinite) {
      this.owed += (elapsed * Number(this.speed)) / this.sim.interval;
      const samples = Math.min(Math.floor(this.owed), 60);
      this.owed -= Math.floor(this.owed);
      if (samples > 0) {
        this.sim.advance(samples);
        this.statesChanged = true;
        this.panes.rates.dirty = this.panes.plane.dirty = true;
      }
    } else if (this.mustReplay) {
      this.mustReplay = false;
      this.sim.replay(this.anchor.x, this.anchor.since);
      this.statesChanged = true;
      this.panes.rates.dirty = this.panes.plane.dirty = true;
    }
    if (this.statesChanged) this.observe(now);
    this.frame.refresh();
    requestAnimationFrame((t) => this.tick(t));
  }

  /** Spectrum, ghosts and words for the present state. */
  observe(now) {
    this.statesChanged = false;
    this.observeGhosts();
    this.observeSpectrum(now);
    if (!this.playing || now - (this.spoken ?? -1e9) > 500) {
      this.spoken = now;
      this.speak();
    }
  }

  get fresh() {
    return this.answer && this.answerKey === this.key() ? this.answer : null;
  }

  observeGhosts() {
    const key = this.key() + (this.picked ? this.picked.point.p + "," + this.picked.point.a : "") + this.answerKey + (this.edge?.key ?? "");
    if (key === this.ghostKey) return;
    this.ghostKey = key;
    const ghosts = [];
    const answer = this.fresh;
    if (answer?.orbit) ghosts.push({states: numbersOf(answer.orbit, "f32"), stable: true});
    if (this.edge?.key === this.key()) ghosts.push(this.edge);
    if (this.picked?.point.T) ghosts.push({states: orbitOf(this.network, this.picked.point.x, this.picked.point.T, 200), stable: this.picked.point.s === 0});
    if (this.pointsKey !== this.key()) this.plane.points = [];
    if (this.picked && !this.picked.point.T) this.plane.points = [{state: this.picked.point.x, stable: this.picked.point.s === 0}];
    this.plane.ghosts = ghosts;
  }

  observeSpectrum(now) {
    const s = this.spectrum;
    if (this.pane3 === "multipliers") {
      const point = this.picked?.point;
      const from = point ? point.mu : this.fresh?.multipliers;
      s.multipliers = from ?? [];
      s.note = point && !point.T ? "a fixed point has eigenvalues" : from ? "of the cycle; unit circle; hollow: the trivial one" : "no exact cycle here yet";
      this.panes.spectrum.dirty = true;
      return;
    }
    s.multipliers = null;
    if (!this.sim.isFinite) return;
    const still = !this.playing;
    const region = this.network.region(this.sim.x) + this.key();
    if (region === this.regionSeen && this.network.phi.kinks) return;
    if (!still && now - (this.regionAt ?? -1e9) < this.regionPause) return;
    const start = performance.now();
    const {size, matrix, idle} = this.network.jacobian(this.sim.x);
    s.values = eigenvalues(size, matrix);
    s.idle = idle.map((i) => -1 / this.network.tau[i]);
    const unstable = s.values.filter((v) => v[0] > 0).length;
    s.note = `${size} of ${this.network.n} units ${this.network.phi.kinks ? "active" : "sensitive"}; ${unstable} unstable direction${unstable === 1 ? "" : "s"}`;
    this.regionSeen = region;
    this.regionAt = now;
    this.regionPause = Math.max(60, 12 * (performance.now() - start));
    this.panes.spectrum.dirty = true;
  }

  speak() {
    const answer = this.fresh;
    const p = this.diagram.at;
    const base = JSON.stringify(this.base());
    const branches = this.diagram.branches.filter((b) => b.parameter === this.parameter && JSON.stringify(b.base) === base);
    const seen = branches.map((b) => onBranch(b, p));
    const words = seen.map((v) => v.words).find(Boolean) ?? "";
    const period = periodOf(this.sim, this.portrait.pcs);
    const last = this.sim.state(this.sim.filled - 1);
    const earlier = this.sim.state(Math.max(0, this.sim.filled - 60));
    const moving = last.reduce((s, v, i) => s + (v - earlier[i]) ** 2, 0) > 1e-10 * last.reduce((s, v) => s + v * v, 1e-12);
    if (this.picked) {
      const word = this.picked.branch.ending ? ` The branch: ${this.picked.branch.ending}.` : "";
      this.frame.say(ofPoint(this.picked.point, this.picked.branch), `Point of a branch by Rondo: residual ${this.picked.point.e?.toExponential(1) ?? "unknown"}.${word}`);
    } else if (answer && !(this.sim.trial && this.sim.since >= 0 && this.sim.since < this.sim.trial.steps * this.network.dt)) {
      this.frame.say(ofAnswer(answer, words), evidenceOf(answer));
    } else {
      const stable = seen.map((v) => v.stable).find(Boolean);
      const hint = stable && stable.T ? ` On the branch by Rondo there is an attracting cycle of ${stable.T.toFixed(3)} s here${words ? "; " + words : "."}` : "";
      this.frame.say(ofBrowser(this.sim, period, moving) + hint, `Measured by the browser on the last ${this.sim.span.toFixed(1)} s, without a certificate${this.link?.alive ? "." : "; rondo lab gives the exact answer."}`);
    }
    this.frame.command.textContent = commandOf(this.doc, this.settings, this.sim.about, this.picked);
  }
}

/** A branch of the page's document, its states unpacked. */
export function unpackBranch(b) {
  const branch = {parameter: b.parameter, of: b.of, points: [], special: [], ending: b.ending, base: {factors: {}, baseline: null, silenced: []}};
  for (const p of b.points) addPoint(branch, p);
  return branch;
}

/** Adds a point and the special points before it. */
function addPoint(branch, data) {
  const point = {...data, x: numbersOf(data.x, data.x32 ? "f32" : "f64")};
  for (const s of data.special ?? []) {
    branch.special.push({...s, x: s.x ? numbersOf(s.x, s.x32 ? "f32" : "f64") : null, s0: branch.points.at(-1)?.s ?? point.s, s: s.s ?? point.s});
  }
  branch.points.push(point);
}
