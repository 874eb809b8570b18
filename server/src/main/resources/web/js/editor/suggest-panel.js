/** Suggested moves with their money, one by one: ask, watch them come, accept or reject. */
import { html, nothing } from "lit";
import { feedback, suggest } from "../api/suggest.js";
import { lineChart } from "../charts/lines.js";
import { Element, Follow } from "../ui/element.js";
import { noPlan } from "../ui/no-plan.js";
import { problemNote } from "../ui/problem-note.js";
import { isUncertain, moneyPerWeek, signed } from "../ui/words.js";
import { SUGGESTED, Suggestions } from "./suggestions.js";

const GOALS = ["margin", "revenue", "turnover", "variety", "health", "balanced"];
const MOST_CHANGES = 20;
const USUAL_CHANGES = 10;
/** How much of the window stays with what is above the moves: the grid is to be seen beside them. */
const SHARE_ABOVE = 0.4;

class SuggestPanel extends Element {
  static properties = { session: { attribute: false }, goal: { state: true }, most: { state: true } };

  constructor() {
    super();
    /** @type {import("./session.js").EditorSession|null} */
    this.session = null;
    /** @type {Suggestions|null} */
    this.suggestions = null;
    this.goal = GOALS[0];
    this.most = USUAL_CHANGES;
    this.isAwaited = false;
    new Follow(this, () => this.suggestions);
  }

  willUpdate(changed) {
    if (changed.has("session")) {
      this.suggestions?.stop();
      this.suggestions = this.session && new Suggestions(this.session, { suggest, feedback });
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.suggestions?.stop();
  }

  /** Carries out a key's command. @param {string} command */
  run(command) {
    const { suggestions } = this;
    const move = suggestions?.current;
    if (command === "next-suggestion" || command === "previous-suggestion") {
      suggestions?.go(command === "next-suggestion" ? 1 : -1);
    } else if (move) {
      command === "accept" ? suggestions.accept(move) : suggestions.reject(move);
    }
  }

  render() {
    const { suggestions } = this;
    return suggestions
      ? html`<section class="card stack" aria-label="Suggested moves">
          <div class="line spread"><h2>Suggested moves</h2>${this.#state(suggestions)}</div>
          ${this.#wish(suggestions)}
          ${suggestions.failure ? problemNote(suggestions.failure, { kept: "The moves that had come are verified and stay.", retry: () => this.#start() }) : nothing}
          ${suggestions.found.notice ? html`<p class="notice">${suggestions.found.notice}</p>` : nothing}
          ${this.#moves(suggestions)} ${this.#after(suggestions)}
        </section>`
      : nothing;
  }

  #wish(suggestions) {
    return html`<form class="line" @submit=${this.#start}>
      <label class="field">Goal
        <select @change=${(event) => (this.goal = event.target.value)}>${GOALS.map((goal) => html`<option ?selected=${goal === this.goal}>${goal}</option>`)}</select>
      </label>
      <label class="field">At most ${this.most} ${this.most === 1 ? "change" : "changes"}
        <input type="range" min="1" max=${MOST_CHANGES} .value=${String(this.most)} @input=${(event) => (this.most = Number(event.target.value))}>
      </label>
      ${suggestions.state === "running"
        ? html`<button type="button" @click=${() => suggestions.stop()}>Stop</button>`
        : html`<button type="submit">Suggest moves</button>`}
    </form>`;
  }

  #state({ state, found, open }) {
    if (state === "running") {
      const { progress } = found;
      return html`<span class="quiet">${progress ? `Searching, ${Math.round((100 * progress.done) / Math.max(1, progress.total))} %` : "Searching"}</span>`;
    }
    return state === "idle" ? nothing : html`<span class="quiet">${open.length} open</span>`;
  }

  #moves(suggestions) {
    const { found, state } = suggestions;
    if (!found.isFeasible) {
      return noPlan(found);
    }
    if (found.moves.length === 0) {
      return state === "done" ? html`<p>Nothing better was found within the rules.</p>` : nothing;
    }
    return html`<ol class="suggested">${found.moves.map((move, i) => this.#move(suggestions, move, i))}</ol>
      ${suggestions.open.some((move) => move.revision !== SUGGESTED && move.money.low > 0)
        ? html`<div class="line"><button type="button" @click=${() => suggestions.acceptSure()}>Accept all that surely pay</button></div>`
        : nothing}`;
  }

  #move(suggestions, move, index) {
    const words = suggestions.words(move);
    const { currency } = suggestions.session.device;
    const state = suggestions.stateOf(move);
    const decided = state !== "open";
    return html`<li class=${decided ? "decided" : ""} aria-current=${move === suggestions.current ? "true" : nothing}>
      <div>
        <p><strong>${words}</strong></p>
        <p class=${isUncertain(move.money) ? "small quiet" : "small"}>${moneyPerWeek(move.money, currency)}</p>
        <p class="small quiet">${move.reason ? `${move.reason} · ` : ""}${sourceOf(move)}</p>
      </div>
      ${decided
        ? html`<span class="badge">${state}</span>`
        : html`<div class="line">
            <button type="button" aria-label=${`Accept: ${words}`} @click=${() => suggestions.accept(move)} @focus=${() => (suggestions.selected = index)}>Accept</button>
            <button type="button" class="plain" aria-label=${`Reject: ${words}`} @click=${() => suggestions.reject(move)}>Reject</button>
          </div>`}
    </li>`;
  }

  #after({ found, session }) {
    const { summary, frontier, refused, words } = found;
    const { currency } = session.device;
    return html`
      ${words ? html`<div class="stack"><p>${words}</p><p class="small quiet">${found.wordsSource === "claude" ? "Claude, verified against the engine's figures" : "From the engine's figures"}</p></div>` : nothing}
      ${summary ? html`<p>All together: ${moneyPerWeek(summary.uplift, currency)} as ${summary.measure}.${summary.gap === null ? "" : ` Proved to be within ${(summary.gap * 100).toFixed(1)} % of the best plan there can be.`}</p>` : nothing}
      ${frontier.length > 1
        ? lineChart({
            caption: "What more changes bring",
            summary: "Best value a week with at most so many changes.",
            labels: frontier.map((point) => String(point.changes)),
            lines: [{ name: "A week", values: frontier.map((point) => point.value) }],
            text: (amount) => signed(amount, currency),
          })
        : nothing}
      ${refused.length > 0
        ? html`<details><summary class="small">${refused.length === 1 ? "One proposal was refused" : `${refused.length} proposals were refused`}</summary>
            <ul class="stack">${refused.map((one) => html`<li class="small">${one.text}: ${one.reason}</li>`)}</ul></details>`
        : nothing}`;
  }

  #start(event) {
    event?.preventDefault();
    void this.suggestions?.start({ goal: this.goal, maxChanges: this.most });
    this.isAwaited = true;
  }

  /** Brings the first move into sight, once for each time that moves are asked for. */
  updated() {
    if (this.isAwaited && this.suggestions && this.suggestions.found.moves.length > 0) {
      this.isAwaited = false;
      const above = this.getBoundingClientRect().top - window.innerHeight * SHARE_ABOVE;
      window.scrollBy(0, Math.max(0, above));
    }
  }
}

function sourceOf({ source, revision }) {
  if (source !== "claude") {
    return "optimiser";
  }
  return revision === SUGGESTED ? "Claude, verified, valued alone" : "Claude, verified";
}

customElements.define("sw-suggestions", SuggestPanel);
