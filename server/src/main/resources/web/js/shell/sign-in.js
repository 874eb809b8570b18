/** Where a page without a key asks for one. */
import { html, nothing } from "lit";
import { signIn } from "../api/sign-in.js";
import { Element } from "../ui/element.js";
import "./who.js";

class SignIn extends Element {
  static properties = { refusal: { state: true }, isBusy: { state: true } };

  constructor() {
    super();
    this.refusal = "";
    this.isBusy = false;
  }

  firstUpdated() {
    this.querySelector("input")?.focus();
  }

  render() {
    return html`<form class="card stack" aria-labelledby="sign-in" @submit=${this.#submit}>
      <h1 id="sign-in">Sign in</h1>
      <p>This server asks for an access key. Whoever runs it makes one with <code>slotwise keys create</code>.</p>
      <label class="field">Access key
        <input type="password" name="key" autocomplete="current-password" required
          aria-invalid=${this.refusal ? "true" : nothing} aria-describedby=${this.refusal ? "refusal" : nothing}>
      </label>
      <p id="refusal" class="error-text" role="alert" ?hidden=${!this.refusal}>${this.refusal}</p>
      <div class="line"><button type="submit" class="primary" ?disabled=${this.isBusy}>Sign in</button></div>
    </form>`;
  }

  async #submit(event) {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    this.isBusy = true;
    this.refusal = "";
    this.refusal = await signIn(field.value.trim());
    this.isBusy = false;
    if (this.refusal) {
      field.select();
    } else {
      field.value = "";
      dispatchEvent(new Event("slotwise:door"));
    }
  }
}

customElements.define("sw-sign-in", SignIn);
