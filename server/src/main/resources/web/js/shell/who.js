/** Who is signed in, and the way out. */
import { html, nothing } from "lit";
import { signOut } from "../api/sign-in.js";
import { Element } from "../ui/element.js";

class Who extends Element {
  static properties = { standing: { attribute: false } };

  constructor() {
    super();
    /** @type {{asked: boolean, name: string, role: string}|null} */
    this.standing = null;
  }

  render() {
    return !this.standing?.asked ? nothing : html`<span class="line">
      <span class="badge" title="Whose key this is, and what it may do">${this.standing?.name}: ${this.standing?.role}</span>
      <button type="button" @click=${this.#out}>Sign out</button>
    </span>`;
  }

  /** Nothing of what was shown stays in the page. */
  async #out() {
    await signOut().catch(() => undefined);
    location.reload();
  }
}

customElements.define("sw-who", Who);
