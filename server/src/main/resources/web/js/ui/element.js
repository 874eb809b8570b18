/** What all our elements share: light DOM, so that one style sheet and one accessibility tree serve them all. */
import { LitElement } from "lit";

export class Element extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Tells the parents something; detail is plain data. @param {string} name @param {unknown} [detail] */
  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

/** Keeps an element in step with something that fires "change". */
export class Follow {
  /** @param {LitElement} host @param {() => EventTarget|null|undefined} source */
  constructor(host, source) {
    this.host = host;
    this.source = source;
    this.current = null;
    this.onChange = () => host.requestUpdate();
    host.addController(this);
  }

  hostUpdate() {
    this.#attach(this.source() ?? null);
  }

  hostConnected() {
    this.host.requestUpdate();
  }

  hostDisconnected() {
    this.#attach(null);
  }

  #attach(target) {
    if (target !== this.current) {
      this.current?.removeEventListener("change", this.onChange);
      target?.addEventListener("change", this.onChange);
      this.current = target;
    }
  }
}
