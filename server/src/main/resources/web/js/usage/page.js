/** The AI usage page: spending against the budget, what the cache saves, how fast and how often Claude answers. */
import { html, nothing } from "lit";
import { cacheStats, clearExpired, usage } from "../api/ai.js";
import { table } from "../charts/figure.js";
import { lineChart } from "../charts/lines.js";
import { variantsOf } from "../prompts/variants.js";
import { say } from "../ui/announce.js";
import { Element } from "../ui/element.js";
import { Loading } from "../ui/loading.js";
import { accuracyOf } from "./accuracy.js";
import { callDrawer, callList } from "./calls.js";
import { dollars, millis, whole } from "./words.js";

const SPANS = [1, 7, 30];
const DAY_MS = 86_400_000;

class UsagePage extends Element {
  static properties = { days: { state: true }, open: { state: true } };

  constructor() {
    super();
    this.days = 7;
    /** @type {import("../api/ai.js").Call|null} */
    this.open = null;
    /** @type {HTMLElement|null} where the call was opened from */
    this.from = null;
    this.report = new Loading(this, "The report");
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  #read() {
    const today = Date.now();
    const date = (time) => new Date(time).toISOString().slice(0, 10);
    void this.report.start(async (signal) => {
      const days = { from: date(today - (this.days - 1) * DAY_MS), to: date(today) };
      const [report, cache] = await Promise.all([usage(days, signal), cacheStats(signal)]);
      return { report, cache };
    });
  }

  render() {
    return html`<div class="page">
      <h1>AI usage</h1>
      <fieldset class="group"><legend class="said">Days</legend>${SPANS.map((days) => html`<button
        type="button" aria-pressed=${days === this.days} @click=${() => this.#span(days)}>${days === 1 ? "Today" : `${days} days`}</button>`)}</fieldset>
      ${this.report.render(({ report, cache }) => html`
        ${budget(report)} ${this.#cache(cache, report.savings)} ${daily(report.daily)} ${sums("By feature", report.by_feature)}
        ${sums("By model", report.by_model)}
        ${accuracyOf(report.accuracy)}
        ${Object.entries(report.variants).map(([feature, variants]) => variantsOf(feature, variants))}
        ${this.open ? callDrawer(this.open, () => this.#close()) : nothing}
        ${callList(report.calls, (call, from) => this.#show(call, from))}`)}
    </div>`;
  }

  /** The call stands above the list, and the keyboard is taken there. */
  async #show(call, from) {
    this.open = call;
    this.from = from;
    await this.updateComplete;
    const button = /** @type {HTMLElement|null} */ (this.querySelector("[aria-label='One call'] button"));
    button?.focus();
  }

  async #close() {
    this.open = null;
    await this.updateComplete;
    this.from?.focus();
  }

  #span(days) {
    this.days = days;
    this.#read();
  }

  #cache(cache, savings) {
    return html`<section class="card stack" aria-label="Kept answers">
      <h2>Kept answers</h2>
      <dl class="kpis">
        ${kpi("Hits in these days", whole(savings.cache_hits))}
        ${kpi("Saved", dollars(savings.saved_usd))}
        ${kpi("Hit rate since the start", `${Math.round(cache.hit_rate * 100)} %`)}
        ${kpi("Kept", `${whole(cache.table.entries)} for ${cache.ttl_hours} h at most`)}
        ${kpi("Refused by today's check", whole(cache.wrong_hits))}
      </dl>
      <div class="line"><button type="button" @click=${this.#clear}>Forget what has expired</button></div>
    </section>`;
  }

  async #clear() {
    const { removed } = await clearExpired();
    say(`${removed ?? 0} answers were forgotten.`);
    this.#read();
  }
}

const ALERTS = {
  nearly_spent: "Most of the daily budget is spent.",
  will_run_out: "At this pace the budget will not last the day.",
  spent: "The daily AI budget is used. What costs more than is left is answered by the engine until tomorrow.",
};

function budget({ budget: money, total }) {
  const text = ALERTS[money.alert] ?? "";
  return html`<section class="card stack" aria-label="Budget today">
    <h2>Budget today</h2>
    <dl class="kpis">
      ${kpi("Spent", `${dollars(money.spent)} of ${dollars(money.limit)}`)}
      ${kpi("Held for calls under way", dollars(money.held))}
      ${kpi("Left", dollars(money.remaining))}
      ${kpi("Expected by the end of the day", dollars(money.forecast_end_of_day))}
    </dl>
    <progress max=${money.limit} value=${money.spent + money.held} aria-label="Spent and held of the daily budget"></progress>
    ${text ? html`<p class="notice warning" role="status">${text}</p>` : nothing}
    ${money.alerts.length > 0 ? html`<p class="quiet">Reached today: ${money.alerts.map(reached).join(", ")}.</p>` : nothing}
    <dl class="kpis">
      ${kpi("Calls in these days", whole(total.requests))}
      ${kpi("Answered by the engine alone", whole(total.fallbacks))}
      ${kpi("Errors", whole(total.errors))}
      ${kpi("Half within", millis(total.p50))} ${kpi("95 % within", millis(total.p95))} ${kpi("99 % within", millis(total.p99))}
    </dl>
  </section>`;
}

function reached({ percent, at }) {
  return `${percent} % at ${new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`;
}

function daily(days) {
  return days.length > 1
    ? html`<section class="card stack" aria-label="Day by day">${lineChart({
        caption: "Cost by day",
        summary: `${dollars(days.reduce((sum, day) => sum + day.total_cost, 0))} in ${days.length} days.`,
        labels: days.map((day) => day.date.slice(5)),
        lines: [{ name: "Cost", values: days.map((day) => day.total_cost) }],
        text: dollars,
      })}</section>`
    : nothing;
}

/** @param {string} label @param {Record<string, import("../api/ai.js").Sums>} groups */
function sums(label, groups) {
  const rows = Object.entries(groups).toSorted(([, a], [, b]) => b.total_cost - a.total_cost);
  return html`<section class="card stack" aria-label=${label}>
    <h2>${label}</h2>
    ${rows.length === 0
      ? html`<p class="quiet">Claude was not asked in these days.</p>`
      : table(label, ["", "Calls", "Cost", "Per call", "p50", "p95", "p99", "Tokens in", "Tokens out", "From cache", "Errors", "Engine alone"], rows.map(([name, one]) => [
          name || "–",
          whole(one.requests),
          dollars(one.total_cost),
          dollars(one.avg_cost),
          millis(one.p50),
          millis(one.p95),
          millis(one.p99),
          whole(one.tokens.input + one.tokens.cache_read + one.tokens.cache_write),
          whole(one.tokens.output),
          whole(one.cache_hits),
          whole(one.errors),
          whole(one.fallbacks),
        ]))}
  </section>`;
}

function kpi(label, value) {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

customElements.define("sw-usage", UsagePage);
