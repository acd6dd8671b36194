import {element} from "./frame.js";

/** A guided tour: a few steps, each with something to do that the page can do for the reader. */
export class Tour {
  /** @param {{title: string, text: string, at: () => Element|null, act?: () => Promise<void>|void}[]} steps */
  constructor(steps) {
    this.steps = steps;
    this.box = null;
  }

  start() {
    this.before = document.activeElement;
    this.show(0);
  }

  show(k) {
    this.box?.remove();
    this.mark(null);
    const step = this.steps[k];
    const last = k === this.steps.length - 1;
    const next = element("button.main", {click: () => (last ? this.end() : this.show(k + 1))}, last ? "Done" : "Next");
    const buttons = element("div.buttons", {}, element("span", {}, `${k + 1} of ${this.steps.length}`));
    if (step.act) buttons.append(element("button", {click: (e) => this.act(e.target, step)}, "Show me"));
    if (k > 0) buttons.append(element("button", {click: () => this.show(k - 1)}, "Back"));
    buttons.append(next, element("button", {click: () => this.end(), "aria-label": "End the tour"}, "\u00d7"));
    this.box = element(
      "div.tour", {role: "dialog", "aria-label": `Tour: ${step.title}`, keydown: (e) => e.key === "Escape" && this.end()},
      element("h2", {}, step.title), element("p", {}, step.text), buttons,
    );
    document.body.append(this.box);
    this.mark(step.at());
    next.focus({preventScroll: true});
  }

  async act(button, step) {
    button.disabled = true;
    await step.act();
    button.disabled = false;
  }

  mark(e) {
    document.querySelectorAll(".toured").forEach((was) => was.classList.remove("toured"));
    if (!e) return;
    e.classList.add("toured");
    e.scrollIntoView({block: "nearest"});
  }

  end() {
    this.box?.remove();
    this.box = null;
    this.mark(null);
    if (this.before instanceof HTMLElement) this.before.focus({preventScroll: true});
  }
}
