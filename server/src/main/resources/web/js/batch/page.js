/** The Batch page: choose machines, watch them being planned, look each plan through, carry it out. */
import { html, nothing } from "lit";
import { devices } from "../api/fleet.js";
import { jobs } from "../api/jobs.js";
import { go, keepInAddress } from "../ui/address.js";
import { say } from "../ui/announce.js";
import { Element, Follow } from "../ui/element.js";
import { Loading } from "../ui/loading.js";
import { count, moneyPerWeek, signed } from "../ui/words.js";
import { dollars } from "../usage/words.js";
import { BatchRun, upliftOf } from "./run.js";
import "./chooser.js";
import "./review.js";

class BatchPage extends Element {
  static properties = { run: { state: true } };

  constructor() {
    super();
    /** @type {BatchRun|null} */
    this.run = null;
    this.fleet = new Loading(this, "The fleet");
    this.start = new Loading(this, "The plan");
    new Follow(this, () => this.run);
  }

  connectedCallback() {
    super.connectedCallback();
    const id = new URLSearchParams(location.search).get("job");
    void this.fleet.start(async (signal) => {
      const [fleet, earlier] = await Promise.all([devices(signal), jobs(signal)]);
      return { fleet: fleet.filter((device) => device.cabinets.length > 0), earlier };
    });
    if (id) {
      void this.#begin((signal) => BatchRun.open(id, signal));
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.run?.leave();
  }

  render() {
    return html`<div class="page">
      <h1>Batch</h1>
      <p class="quiet">Plans for many machines at once. Nothing is changed before you carry a plan out.</p>
      ${this.fleet.render(({ fleet, earlier }) => this.#body(fleet, earlier))}
    </div>`;
  }

  #body(fleet, earlier) {
    if (fleet.length === 0) {
      return html`<div class="card stack"><h2>No machine has a planogram yet</h2><p><a href="/data">Import data</a></p></div>`;
    }
    return html`
      ${this.run ? nothing : html`<sw-batch-chooser .devices=${fleet} @plan=${this.#onPlan}></sw-batch-chooser>`}
      ${this.start.state === "idle" ? nothing : this.start.render(() => (this.run ? this.#progress(this.run, fleet) : nothing))}
      ${this.run || earlier.length === 0 ? nothing : earlierRuns(earlier)}`;
  }

  #onPlan(event) {
    const { deviceIds, ...wish } = event.detail;
    void this.#begin((signal) => BatchRun.begin(deviceIds, wish, signal));
  }

  async #begin(opening) {
    await this.start.start(async (signal) => {
      const run = await opening(signal);
      this.run?.leave();
      this.run = run;
      keepInAddress({ job: run.job.id });
    });
  }

  #progress(run, fleet) {
    const { job, results, finished } = run;
    const name = new Map(fleet.map((device) => [device.id, device]));
    return html`<section class="card stack" aria-label="Progress">
        <div class="line spread"><h2>${heading(run)}</h2>
          ${run.isRunning
            ? html`<button type="button" @click=${() => this.#stop(run)}>Stop</button>`
            : html`<button type="button" @click=${() => this.#again()}>Plan others</button>`}
        </div>
        <progress max=${job.total} value=${finished.size} aria-label="Finished"></progress>
        <p>${finished.size} of ${count(job.total, run.isOvernight ? "cabinet" : "machine")} finished${run.isWaiting ? "; the connection broke off and is being made again" : ""}.</p>
        ${run.isOvernight ? night(run) : nothing}
        ${total(results)}
        ${run.failed.length > 0 && !run.isRunning
          ? html`<div class="line"><button type="button" @click=${() => this.#retry(run)}>Choose the ${count(run.failed.length, "machine")} that failed</button></div>`
          : nothing}
      </section>
      ${results.size > 0
        ? html`<section class="card stack" aria-label="Plans">
            <h2>Plans</h2>
            ${[...results.values()].map((result) => outcome(result, name.get(result.deviceId)))}
          </section>`
        : nothing}`;
  }

  async #stop(run) {
    await run.stop();
    say("Stopped. What was finished stays.");
  }

  #again() {
    this.run?.leave();
    go("/batch");
    this.#choose();
  }

  #retry(run) {
    run.leave();
    go(`/batch?${new URLSearchParams(run.failed.map((result) => ["device", result.deviceId]))}`);
    this.#choose();
  }

  #choose() {
    this.run = null;
    this.start = new Loading(this, "The plan");
    void this.fleet.start(this.fleet.work);
  }
}

function heading({ isRunning, isOvernight, job }) {
  return isRunning ? (isOvernight ? "Planning with Claude, in a batch" : "Planning") : job.state === "cancelled" ? "Stopped" : "All machines are finished";
}

/** What Claude's part of a night is and costs; while it is out, that it is. */
function night(run) {
  const waiting = run.job.total - run.finished.size;
  const simulated = run.claudes.some((one) => one.isSimulated);
  return html`${run.isRunning && waiting > 0 ? html`<p>Claude is being asked. You may close this page: the run is listed under Earlier runs.</p>` : nothing}
    ${run.finished.size > 0
      ? html`<p>Claude added to ${count(run.claudes.length, "plan")}${simulated ? html` <span class="badge">simulated</span>` : nothing} and cost ${dollars(run.costUsd)}.</p>`
      : nothing}`;
}

/** Machines in different currencies are not added up. */
function total(results) {
  const plans = [...results.values()].flatMap((result) => result.plans).filter((plan) => plan.uplift);
  const currencies = [...new Set(plans.map((plan) => plan.currency))];
  if (currencies.length !== 1) {
    return nothing;
  }
  const sure = plans.filter((plan) => plan.uplift && plan.uplift.low > 0).length;
  const sum = plans.reduce((all, plan) => all + (plan.uplift?.mean ?? 0), 0);
  return html`<p>All together ${signed(sum, currencies[0])} a week is expected as ${plans[0].measure}; ${sure} of ${count(plans.length, "plan")} surely pay${sure === 1 ? "s" : ""}.</p>`;
}

function outcome(result, device) {
  const name = device?.name ?? result.deviceId;
  const uplift = upliftOf(result);
  const says = result.error || (uplift ? moneyPerWeek(uplift, result.plans[0].currency) : "no plan");
  return html`<details>
    <summary><strong>${name}</strong> <span class=${result.error ? "error-text" : "quiet"}>${says}</span></summary>
    <div class="stack batch-plans">
      ${result.plans.map((plan) => html`
        ${result.plans.length > 1 ? html`<h3>Cabinet ${plan.cabinetIndex + 1}</h3>` : nothing}
        <sw-batch-review .device=${device ?? null} .plan=${plan}></sw-batch-review>`)}
    </div>
  </details>`;
}

function earlierRuns(earlier) {
  return html`<section class="card stack" aria-label="Earlier runs">
    <h2>Earlier runs</h2>
    <ul class="stack">${earlier.slice(0, 10).map((job) => html`<li>
      <a href=${`/batch?job=${encodeURIComponent(job.id)}`} @click=${open}>${job.createdAt.slice(0, 16).replace("T", " ")}</a>:
      ${job.kind === "overnight" ? `with Claude, ${job.done} of ${count(job.total, "cabinet")}` : `${job.done} of ${count(job.total, "machine")}`}, ${job.state}${job.failed > 0 ? `, ${job.failed} failed` : ""}</li>`)}</ul>
  </section>`;
}

/** The same page with another query has to be built anew. */
function open(event) {
  event.preventDefault();
  location.assign(event.currentTarget.href);
}

customElements.define("sw-batch", BatchPage);
