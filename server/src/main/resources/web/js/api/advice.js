/** What the engine says of a plan: scores of placements, broken rules and their repair. */
import { toMoney } from "./analysis.js";
import { ask } from "./http.js";
import { toJson, toPlan } from "./planograms.js";

/**
 * @typedef {{mean: number, low: number, high: number, probability: number|null}} Money
 * @typedef {{text: string, perWeek: number|null}} Reason
 * @typedef {{position: string, score: number, allowed: boolean, concerns: {rule: string, message: string}[],
 *   money: Money|null, reasons: Reason[]}} Score
 * @typedef {{rule: string, severity: string, position: string|null, message: string, suggestion: string}} Violation
 */

/**
 * One request for every slot of the cabinet.
 *
 * @returns {Promise<Map<string, Score>>} by position
 */
export async function scoreAll({ deviceId, cabinetIndex, plan, productId, signal }) {
  const json = {
    device_id: deviceId,
    cabinet_index: cabinetIndex,
    product_id: productId,
    targets: "all",
    planogram: toJson(plan),
  };
  const { data } = await ask("/api/planogram/realtime-score", { json, signal });
  return new Map((data.scores ?? []).map((item) => [item.position, toScore(item)]));
}

/** @returns {Promise<{valid: boolean, violations: Violation[], repaired: import("../editor/plan.js").Plan|null}>} */
export async function check({ deviceId, cabinetIndex, plan, signal }) {
  const json = { device_id: deviceId, cabinet_index: cabinetIndex, planogram: toJson(plan) };
  const { data } = await ask("/api/planogram/validate-constraints", { json, signal });
  return {
    valid: data.valid,
    violations: (data.violations ?? []).map(toViolation),
    repaired: data.repaired ? toPlan(data.repaired) : null,
  };
}

function toScore(item) {
  return {
    position: item.position,
    score: item.score,
    allowed: item.allowed ?? item.score > 0,
    concerns: (item.concerns ?? []).map(toConcern),
    money: item.value_per_week ? toMoney(item.value_per_week) : null,
    reasons: (item.reasons ?? []).map(toReason),
  };
}

function toConcern(concern) {
  return typeof concern === "string"
    ? { rule: "", message: concern }
    : { rule: concern.rule ?? "", message: concern.message ?? concern.rule ?? "" };
}

function toReason(reason) {
  return typeof reason === "string"
    ? { text: reason, perWeek: null }
    : { text: reason.text ?? reason.kind ?? "", perWeek: reason.per_week ?? reason.value_per_week ?? null };
}

function toViolation(json) {
  return {
    rule: json.rule ?? "",
    severity: json.severity ?? "error",
    position: json.position ?? null,
    message: json.message ?? "",
    suggestion: json.suggestion ?? "",
  };
}
