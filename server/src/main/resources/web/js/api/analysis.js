/** The questions about a machine that are answered with figures: what a change brings, what sells together, and where. */
import { ask } from "./http.js";

/**
 * @typedef {{deviceId: string, cabinetIndex: number}} Of
 * @typedef {import("./advice.js").Money} Money
 */

/** @param {string} route @param {Of} of @param {object} more @param {AbortSignal} [signal] */
async function analyse(route, of, more, signal) {
  const json = { device_id: of.deviceId, cabinet_index: of.cabinetIndex, explain: false, ...more };
  const { data } = await ask(`/api/planogram/${route}`, { json, signal });
  return data;
}

/** What changes would bring, as the route has it. @param {Of} of @param {object[]} changes */
export async function predict(of, changes, { serviceIntervalDays = null, signal } = /** @type {any} */ ({})) {
  const interval = serviceIntervalDays === null ? {} : { service_interval_days: serviceIntervalDays };
  return (await analyse("predict-revenue", of, { changes, ...interval }, signal)).prediction;
}

/** Pairs and substitutes. @param {Of} of */
export async function affinity(of, signal) {
  return (await analyse("affinity-analysis", of, {}, signal)).affinities;
}

/** What sells where, as observed and with the products taken out. @param {Of} of */
export async function zones(of, signal) {
  return (await analyse("heat-zone-analysis", of, {}, signal)).analysis;
}

/** What will sell, what runs out, how far to fill and when to come. @param {Of} of */
export async function forecast(of, signal) {
  return (await analyse("demand-forecast", of, {}, signal)).forecast;
}

/**
 * One product from visit to visit, past and expected; null where the machine neither holds nor sold it.
 * @param {Of} of @param {string} productId
 */
export async function courseOf(of, productId, signal) {
  const { course } = (await analyse("demand-forecast", of, { course_of: productId }, signal)).forecast;
  return course
    ? {
        days: course.step_days,
        past: course.past,
        coming: course.coming.map(({ from, to, expected, confidence_interval: within }) => ({ from, to, expected, low: within.lower_bound, high: within.upper_bound })),
        soldOut: course.sold_out_days,
        stockKnown: course.stock_known,
      }
    : null;
}

/** What is out of the ordinary, told against the whole fleet. @param {Of} of */
export async function anomalies(of, signal) {
  return (await analyse("anomaly-detection", of, {}, signal)).analysis;
}

/** What each scenario may bring. @param {Of} of @param {object[]} scenarios */
export async function outlook(of, scenarios, signal) {
  return (await analyse("scenario-planning", of, { scenarios }, signal)).scenarios;
}

/**
 * Whether there is a plan at all; else the rules that cannot be kept together, and with how many changes the others can.
 *
 * @typedef {{isFeasible: boolean, conflict: string[], fewestChanges: number|null}} Feasibility
 * @returns {Feasibility}
 */
export function toFeasibility(json) {
  return {
    isFeasible: json.feasible !== false,
    conflict: (json.conflict ?? []).map((rule) => rule.rule ?? rule.type ?? JSON.stringify(rule)),
    fewestChanges: json.fewest_changes ?? null,
  };
}

/** @param {any} value @returns {Money} */
export function toMoney(value) {
  return { mean: value.mean, low: value.low, high: value.high, probability: value.probability_positive ?? null };
}
