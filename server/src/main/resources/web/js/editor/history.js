/** Everything done to a plan and undone again, as a bounded list of whole plans (they share their slots). */

const MAX_STEPS = 200;

/** @typedef {{plan: import("./plan.js").Plan, label: string, focus: string|null}} Step */

export class History {
  /** @param {import("./plan.js").Plan} plan */
  constructor(plan) {
    /** @type {Step[]} */
    this.steps = [{ plan, label: "", focus: null }];
    this.at = 0;
  }

  get plan() {
    return this.steps[this.at].plan;
  }

  get canUndo() {
    return this.at > 0;
  }

  get canRedo() {
    return this.at < this.steps.length - 1;
  }

  /** Whether a plan was reached and not undone since. @param {import("./plan.js").Plan} plan */
  holds(plan) {
    return this.steps.slice(0, this.at + 1).some((step) => step.plan === plan);
  }

  /** Adds a step; what was undone before is gone. */
  push(plan, label, focus = null) {
    this.steps = [...this.steps.slice(0, this.at + 1), { plan, label, focus }].slice(-MAX_STEPS - 1);
    this.at = this.steps.length - 1;
  }

  /** @returns {Step|null} the step that was taken back */
  undo() {
    if (!this.canUndo) {
      return null;
    }
    this.at -= 1;
    return this.steps[this.at + 1];
  }

  /** @returns {Step|null} the step that was done again */
  redo() {
    if (!this.canRedo) {
      return null;
    }
    this.at += 1;
    return this.steps[this.at];
  }
}
