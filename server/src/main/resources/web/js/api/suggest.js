/** Suggested moves as a stream of events, and what a person decided of each. */
import { toFeasibility, toMoney } from "./analysis.js";
import { ask, Problem } from "./http.js";
import { toJson } from "./planograms.js";
import { stream } from "./stream.js";

/**
 * Calls back for each event, in the words of the editor; ends with the stream.
 *
 * @param {{deviceId: string, cabinetIndex: number, plan: import("../editor/plan.js").Plan, goal: string, maxChanges: number,
 *   signal: AbortSignal, onEvent: (event: {name: string, data: any}) => void}} wish
 * @throws {import("./http.js").Problem} when it does not begin, breaks off, or ends with an error
 */
export async function suggest({ deviceId, cabinetIndex, plan, goal, maxChanges, signal, onEvent }) {
  const json = {
    device_id: deviceId,
    cabinet_index: cabinetIndex,
    planogram: toJson(plan),
    objective: goal,
    max_changes: maxChanges,
  };
  await stream("/api/planogram/stream-optimization", json, signal, (name, data) => {
    if (name === "error") {
      throw new Problem(data.status ?? 0, data);
    }
    if (name === "usage") {
      dispatchEvent(new CustomEvent("slotwise:ai-used"));
    }
    const read = EVENTS[name]?.(data);
    if (read) {
      onEvent({ name, data: read });
    }
  });
}

/** Tells the server what was decided; one that it does not know any more is no matter to the person here. */
export async function feedback(id, verdict) {
  await ask("/api/planogram/feedback", { json: { suggestion_id: id, verdict } }).catch(() => undefined);
}

const EVENTS = {
  progress: (data) => ({ done: data.done, total: data.total }),
  move: toMove,
  rejected: (data) => ({ source: data.source, reason: data.reason, text: data.proposal ?? "" }),
  text: (data) => ({ text: data.text ?? "", source: data.source ?? "claude", part: data.part ?? 1 }),
  notice: (data) => ({ text: NOTICES[data.fallback_reason] ?? "Claude could not be asked. The engine's own moves are shown." }),
  done: toSummary,
};

const NOTICES = {
  no_api_key: "AI off: engine only.",
  over_budget: "The daily AI budget is used. The engine's own moves are shown.",
  rate_limited: "Claude is asked too often just now. The engine's own moves are shown.",
  upstream_down: "Claude does not answer just now. The engine's own moves are shown.",
  deadline: "Claude took too long. The engine's own moves are shown.",
  failed_verification: "What Claude proposed did not pass the checks. The engine's own moves are shown.",
};

function toMove(json) {
  return {
    id: json.revision === 0 ? json.suggestion_id : `${json.revision}-${json.order}`,
    suggestionId: json.suggestion_id ?? null,
    revision: json.revision ?? 1,
    type: json.type,
    position: json.position,
    other: json.other_position ?? null,
    productId: json.to?.product_id ?? null,
    replacedId: json.from?.product_id ?? null,
    parLevel: json.change?.par_level ?? null,
    money: toMoney(json.value_per_week),
    reason: json.reason ?? "",
    source: json.source ?? "engine",
  };
}

function toSummary(json) {
  const impact = json.expected_impact;
  return {
    ...toFeasibility(json),
    summary: impact ? { uplift: toMoney(impact.uplift), measure: impact.measure, gap: json.optimality?.gap ?? null } : null,
    frontier: (json.frontier ?? []).map((point) => ({ changes: point.changes, value: point.value_per_week })),
    words: json.explanation ?? "",
    wordsSource: json.fallback_used === false && json.provenance?.source !== "engine" ? "claude" : "engine",
  };
}
