/** One run over many machines as the page knows it: its job, what each machine got, and what is still awaited. */
import { follow, job, planMany, stop } from "../api/jobs.js";

/** @typedef {import("../api/jobs.js").Result} Result */

/** Fires "change" whenever something in it is new. */
export class BatchRun extends EventTarget {
  /** @param {import("../api/jobs.js").Job} of */
  constructor(of) {
    super();
    this.job = of;
    /** @type {Map<string, Result>} by machine */
    this.results = new Map();
    /** @type {Set<number>} items that are finished: machines, or cabinets of a night */
    this.finished = new Set();
    this.isWaiting = false;
    this.leave = follow(of, {
      onResult: (result) => this.#keep(result),
      onEnd: (ended) => this.#become(ended),
      onWait: () => this.#wait(),
    });
  }

  /** Begins one. @param {string[]} deviceIds @param {{goal: string, maxChanges: number, isOvernight: boolean}} wish */
  static async begin(deviceIds, wish, signal) {
    return new BatchRun(await planMany(deviceIds, wish, signal));
  }

  /** Goes on following one that was begun before. @param {string} id */
  static async open(id, signal) {
    return new BatchRun(await job(id, signal));
  }

  get isRunning() {
    return this.job.state === "running";
  }

  get isOvernight() {
    return this.job.kind === "overnight";
  }

  /** What Claude's part of the plans so far has cost, in dollars. */
  get costUsd() {
    return this.#nights.reduce((sum, night) => sum + night.costUsd, 0);
  }

  /** Plans with words of Claude's in them. */
  get claudes() {
    return this.#nights.filter((night) => night.isClaudes);
  }

  get #nights() {
    return [...this.results.values()].flatMap((result) => result.plans).flatMap((plan) => plan.night ?? []);
  }

  get failed() {
    return [...this.results.values()].filter((result) => result.error);
  }

  /** Gives it up; machines that are planned stay planned. */
  async stop() {
    this.#become(await stop(this.job.id));
    this.leave();
  }

  #keep(result) {
    this.isWaiting = false;
    if (!this.finished.has(result.index)) {
      this.finished.add(result.index);
      this.results.set(result.deviceId, together(this.results.get(result.deviceId), result));
    }
    this.#tell();
  }

  #become(of) {
    this.job = of;
    this.isWaiting = false;
    this.#tell();
  }

  #wait() {
    this.isWaiting = this.isRunning;
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

/** The cabinets of one machine come one by one in a night. @param {Result|undefined} before @param {Result} result */
function together(before, result) {
  const plans = [...(before?.plans ?? []), ...result.plans].toSorted((a, b) => a.cabinetIndex - b.cabinetIndex);
  return { ...result, plans, error: before?.error || result.error };
}

/** What all plans of a machine bring a week; null where there is none. @param {Result} result */
export function upliftOf({ plans }) {
  const known = plans.filter((plan) => plan.uplift);
  return known.length === 1 ? known[0].uplift : known.length > 1 ? sumOf(known) : null;
}

/** Cabinets of one machine share their errors: the ends of their intervals are added, which is wide rather than narrow. */
function sumOf(plans) {
  const sum = (end) => plans.reduce((total, plan) => total + plan.uplift[end], 0);
  return { mean: sum("mean"), low: sum("low"), high: sum("high"), probability: null };
}
