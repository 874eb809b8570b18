/** One piece of asynchronous work that a page shows: pending, done or failed; a newer run replaces an older one. */
import { html } from "lit";
import { isAbort } from "../api/http.js";
import { problemNote } from "./problem-note.js";
import "./wait.js";

export class Loading {
  /** @param {import("lit").LitElement} host @param {string} what a noun for "… takes longer than usual" */
  constructor(host, what) {
    this.host = host;
    this.what = what;
    this.state = "idle";
    this.value = undefined;
    this.failure = undefined;
    this.run = new AbortController();
    /** @type {(signal: AbortSignal) => Promise<any>} */
    this.work = async () => undefined;
    host.addController(this);
  }

  hostDisconnected() {
    this.run.abort();
  }

  /** @param {(signal: AbortSignal) => Promise<any>} work */
  async start(work) {
    this.run.abort();
    const run = (this.run = new AbortController());
    this.work = work;
    this.#become("pending");
    try {
      const value = await work(run.signal);
      if (!run.signal.aborted) {
        this.value = value;
        this.#become("done");
      }
    } catch (failure) {
      if (!isAbort(failure) && !run.signal.aborted) {
        this.failure = failure;
        this.#become("failed");
      }
    }
  }

  /** Gives up waiting; what was there before stays untouched. */
  stop() {
    this.run.abort();
    this.failure = new Error("Stopped.");
    this.#become("failed");
  }

  /** Draws the state it is in. @param {(value: any) => unknown} done */
  render(done) {
    switch (this.state) {
      case "done":
        return done(this.value);
      case "failed":
        return problemNote(this.failure, { retry: () => this.start(this.work) });
      default:
        return html`<sw-wait .what=${this.what} @stop=${() => this.stop()}></sw-wait>`;
    }
  }

  #become(state) {
    this.state = state;
    this.host.requestUpdate();
  }
}
