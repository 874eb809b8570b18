/** The Fleet page: what each machine takes, how that went, and which slots want a visit. */
import { html, nothing } from "lit";
import { figures } from "../api/fleet.js";
import { sparkline } from "../charts/lines.js";
import { Element } from "../ui/element.js";
import { Loading } from "../ui/loading.js";
import { count, price } from "../ui/words.js";

/** @typedef {import("../api/fleet.js").Line} Line */

/** @type {Record<string, {label: string, by: (a: Line, b: Line) => number}>} */
const ORDERS = {
  name: { label: "Name", by: (a, b) => a.name.localeCompare(b.name, "en", { numeric: true }) },
  revenue: { label: "Revenue, highest first", by: (a, b) => (b.perDay ?? -1) - (a.perDay ?? -1) },
  trend: { label: "Trend, falling first", by: (a, b) => trend(a) - trend(b) },
  slots: { label: "Low and empty slots first", by: (a, b) => b.low + b.empty - a.low - a.empty },
};

class FleetPage extends Element {
  static properties = {
    lines: { state: true },
    next: { state: true },
    order: { state: true },
    search: { state: true },
    chosen: { state: true },
  };

  constructor() {
    super();
    /** @type {Line[]} */
    this.lines = [];
    /** @type {string|null} */
    this.next = "";
    this.order = "name";
    this.search = "";
    /** @type {Set<string>} ids of the chosen machines */
    this.chosen = new Set();
    this.page = new Loading(this, "The fleet");
  }

  connectedCallback() {
    super.connectedCallback();
    this.lines = [];
    void this.#more("");
  }

  #more(after) {
    return this.page.start(async (signal) => {
      const { lines, next } = await figures(after, signal);
      this.lines = [...this.lines, ...lines];
      this.next = next;
    });
  }

  render() {
    return html`<div class="page">
      <h1>Fleet</h1>
      ${this.lines.length > 0 ? this.#table() : nothing}
      ${this.page.render(() => this.#end())}
    </div>`;
  }

  #end() {
    if (this.lines.length === 0) {
      return html`<div class="card stack"><h2>No machine yet</h2><p><a href="/data">Import data</a></p></div>`;
    }
    return this.next === null
      ? nothing
      : html`<div class="line"><button type="button" @click=${() => this.#more(this.next)}>Show more machines</button></div>`;
  }

  #table() {
    const wanted = this.search.toLowerCase();
    const shown = this.lines
      .filter((line) => `${line.name} ${line.id} ${line.venue}`.toLowerCase().includes(wanted))
      .toSorted(ORDERS[this.order].by);
    return html`<section class="card stack" aria-label="Machines">
      ${this.#totals()}
      <div class="line">
        <label class="field">Search<input type="search" .value=${this.search} @input=${(event) => (this.search = event.target.value)}></label>
        <label class="field">Order
          <select @change=${(event) => (this.order = event.target.value)}>
            ${Object.entries(ORDERS).map(([id, { label }]) => html`<option value=${id} ?selected=${id === this.order}>${label}</option>`)}
          </select>
        </label>
        ${this.chosen.size > 0
          ? html`<a class="button" href=${`/batch?${new URLSearchParams([...this.chosen].map((id) => ["device", id]))}`}>Plan ${count(this.chosen.size, "machine")}</a>`
          : nothing}
      </div>
      <div class="table-scroll" tabindex="0" role="region" aria-label="Machines, as a table">
        <table>
          <thead><tr>
            <th scope="col">Plan</th><th scope="col">Machine</th><th scope="col">Venue</th>
            <th scope="col" class="number">Taken per day</th>
            <th scope="col">Twelve weeks</th><th scope="col" class="number">Trend</th><th scope="col" class="number">Empty</th>
            <th scope="col" class="number">Low</th><th scope="col">Last visit</th>
          </tr></thead>
          <tbody>${shown.map((line) => this.#row(line))}</tbody>
        </table>
      </div>
      <p class="small quiet">Trend: the last four weeks against the eight before. Low: at a quarter of the fill-up level or less.</p>
    </section>`;
  }

  #row(line) {
    const change = trend(line);
    const words = Number.isFinite(change) ? `${change > 0 ? "+" : "−"}${Math.abs(Math.round(change * 100))} %` : "–";
    return html`<tr>
      <td><input type="checkbox" aria-label=${`Choose ${line.name}`} .checked=${this.chosen.has(line.id)} @change=${() => this.#choose(line.id)}></td>
      <th scope="row"><a href="/editor?device=${encodeURIComponent(line.id)}">${line.name}</a>
        ${line.demo ? html`<span class="badge">Demo data</span>` : nothing}</th>
      <td>${line.venue || "–"}</td>
      <td class="number">${line.perDay === null ? "–" : price(line.perDay, line.currency)}</td>
      <td>${line.weeks.length > 0 ? sparkline(line.weeks, `Weekly revenue of ${line.name}, ${words} lately`) : "–"}</td>
      <td class="number">${words}</td>
      <td class="number">${line.empty}</td><td class="number">${line.low}</td><td>${line.lastVisit ?? "–"}</td>
    </tr>`;
  }

  #choose(id) {
    this.chosen = new Set(this.chosen.has(id) ? [...this.chosen].filter((one) => one !== id) : [...this.chosen, id]);
  }

  /** Machines in different currencies are not added up. */
  #totals() {
    const currencies = [...new Set(this.lines.map((line) => line.currency))];
    const sum = this.lines.reduce((total, line) => total + (line.perDay ?? 0), 0);
    const some = this.next === null ? "" : " so far";
    return html`<dl class="kpis">
      <div><dt>Machines${some}</dt><dd>${this.lines.length}</dd></div>
      <div><dt>Taken per day${some}</dt><dd>${currencies.length === 1 ? price(sum, currencies[0]) : "several currencies"}</dd></div>
      <div><dt>Low or empty slots${some}</dt><dd>${this.lines.reduce((total, line) => total + line.low + line.empty, 0)}</dd></div>
    </dl>`;
  }
}

/** The last four weeks against the eight before; not a number where there is nothing to compare. */
function trend({ weeks }) {
  const mean = (part) => part.reduce((sum, value) => sum + value, 0) / part.length;
  const before = mean(weeks.slice(0, -4));
  return before > 0 ? mean(weeks.slice(-4)) / before - 1 : NaN;
}

customElements.define("sw-fleet", FleetPage);
