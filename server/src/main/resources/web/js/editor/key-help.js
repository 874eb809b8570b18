/** The keys that work here, and the switch for those that are a single letter. */
import { html } from "lit";
import { DialogElement } from "../ui/dialog.js";
import { BINDINGS, setSingleKeys, singleKeysOn } from "./keys.js";

class KeyHelp extends DialogElement {
  get heading() {
    return "Keys";
  }

  body() {
    return html`
      <table>
        <thead><tr><th scope="col">Key</th><th scope="col">What it does</th></tr></thead>
        <tbody>
          ${BINDINGS.map(
            ({ keys, does }) => html`<tr><td>${keys.map((key) => html`<kbd>${key}</kbd> `)}</td><td>${does}</td></tr>`,
          )}
        </tbody>
      </table>
      <p class="small quiet">On a Mac, Cmd works like Ctrl. Every key has a button that does the same.</p>
      <label class="check">
        <input type="checkbox" .checked=${singleKeysOn()} @change=${(event) => setSingleKeys(event.target.checked)} />
        Single letters and digits are commands
      </label>
    `;
  }
}

customElements.define("sw-key-help", KeyHelp);
