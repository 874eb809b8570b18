/** The Data page: upload, map columns, check, apply; and what is stored. */
import { html, nothing } from "lit";
import { apply, check, upload } from "../api/imports.js";
import { say } from "../ui/announce.js";
import { Element } from "../ui/element.js";
import { Loading } from "../ui/loading.js";
import { report } from "./report.js";
import "./drop-zone.js";
import "./fleet-card.js";
import "./mapping.js";

const STEPS = ["Upload", "Map columns", "Check", "Apply"];

class DataPage extends Element {
  static properties = { isApplied: { state: true }, fileName: { state: true } };

  constructor() {
    super();
    this.isApplied = false;
    this.fileName = "";
    this.work = new Loading(this, "Reading the file");
  }

  render() {
    return html`<div class="page">
      <h1>Data</h1>
      <ol class="steps">${STEPS.map((step, i) => html`<li aria-current=${i === this.#step() ? "step" : nothing}>${i + 1}. ${step}</li>`)}</ol>
      <sw-drop-zone @file=${(event) => this.#onFile(event.detail.file)}></sw-drop-zone>
      ${this.work.state === "idle" ? nothing : this.work.render((work) => this.#checked(work))}
      <sw-fleet-card></sw-fleet-card>
    </div>`;
  }

  #checked(work) {
    if (this.isApplied) {
      return html`<section class="card stack" aria-label="Applied">
          <h2>Applied</h2>
          <p class="ok-text">${this.fileName} is stored. The same file again would add nothing.</p>
          <p><a href="/editor">Open the editor</a></p>
        </section>
        ${report(work)}`;
    }
    const bringsAnything = work.files.some((file) => file.accepted + file.repaired > 0);
    return html`
      <p>${this.fileName}: ${work.kind || "file"}</p>
      <sw-mapping .work=${work} @check=${(event) => this.#check(work.id, event.detail)}></sw-mapping>
      ${report(work)}
      <div class="line">
        <button type="button" class="primary" ?disabled=${!bringsAnything} @click=${() => this.#apply(work)}>Apply</button>
        <span class="quiet">Nothing is stored yet.</span>
      </div>
    `;
  }

  #step() {
    if (this.work.state !== "done") {
      return 0;
    }
    return this.isApplied ? 3 : 2;
  }

  async #onFile(file) {
    this.isApplied = false;
    this.fileName = file.name;
    await this.work.start((signal) => upload(file, signal));
    this.#sayReport();
  }

  async #check(id, choice) {
    await this.work.start((signal) => check(id, choice, signal));
    this.#sayReport();
  }

  async #apply(work) {
    await this.work.start(async (signal) => ({ ...work, ...kept(await apply(work.id, signal)) }));
    if (this.work.state === "done") {
      this.isApplied = true;
      say(`${this.fileName} is stored.`);
      dispatchEvent(new Event("slotwise:fleet"));
    }
  }

  #sayReport() {
    say(this.work.state === "done" ? "The report is ready. Nothing is stored yet." : "The file could not be read.");
  }
}

/** An answer to "apply" may be short; what it leaves out stays as it was. */
function kept(answer) {
  return answer.files.length > 0 ? { files: answer.files } : {};
}

customElements.define("sw-data", DataPage);
