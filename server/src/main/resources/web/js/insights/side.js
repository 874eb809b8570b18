/** One side of a machine: asks again whenever the machine in question is another. */
import { nothing } from "lit";
import { Element } from "../ui/element.js";
import { Loading } from "../ui/loading.js";

export class Side extends Element {
  static properties = { subject: { attribute: false } };

  /** @param {string} what a noun for "… takes longer than usual" @param {(of: import("../api/analysis.js").Of, signal: AbortSignal) => Promise<any>} ask */
  constructor(what, ask) {
    super();
    /** @type {import("./page.js").Subject|null} */
    this.subject = null;
    this.key = "";
    this.asking = ask;
    this.answer = new Loading(this, what);
  }

  updated() {
    const { device, cabinet } = this.subject ?? {};
    const key = device ? `${device.id}/${cabinet.index}` : "";
    if (key && key !== this.key) {
      this.key = key;
      void this.answer.start((signal) => this.asking({ deviceId: device.id, cabinetIndex: cabinet.index }, signal));
    }
  }

  render() {
    return this.subject ? this.answer.render((answer) => this.show(answer, this.subject)) : nothing;
  }

  /** @param {any} _answer @param {any} _subject @returns {unknown} */
  show(_answer, _subject) {
    return nothing;
  }
}
