/** Plans for many machines as background work, at once or overnight: begin, follow, give up, carry out. */
import { toFeasibility, toMoney } from "./analysis.js";
import { ask } from "./http.js";

/**
 * @typedef {{id: string, kind: string, state: string, total: number, done: number, failed: number, createdAt: string, events: string}} Job
 * @typedef {{type: string, position: string, other: string|null, from: {id: string, name: string}|null,
 *   to: {id: string, name: string}|null, money: import("./advice.js").Money, reason: string}} Move
 * @typedef {import("./analysis.js").Feasibility & {cabinetIndex: number, changes: object[], moves: Move[],
 *   uplift: import("./advice.js").Money|null, currency: string, measure: string, night: Night|null}} CabinetPlan
 * @typedef {{explanation: string, isClaudes: boolean, isSimulated: boolean, fallback: string|null, costUsd: number,
 *   notes: string[], refused: {text: string, reason: string}[]}} Night what Claude added to a plan, and what it cost
 * @typedef {{index: number, deviceId: string, plans: CabinetPlan[], error: string}} Result
 */

/** @param {string[]} deviceIds @param {{goal: string, maxChanges: number, isOvernight: boolean}} wish @returns {Promise<Job>} */
export async function planMany(deviceIds, { goal, maxChanges, isOvernight }, signal) {
  const json = { device_ids: deviceIds, objective: goal, max_changes: maxChanges, wait: false, overnight: isOvernight };
  return toJob((await ask("/api/planogram/batch-optimize", { json, signal })).data.job);
}

/** The latest jobs, newest first. @returns {Promise<Job[]>} */
export async function jobs(signal) {
  return ((await ask("/api/jobs", { signal })).data.jobs ?? []).map(toJob);
}

/** @returns {Promise<Job>} */
export async function job(id, signal) {
  return toJob((await ask(`${pathOf(id)}?limit=1`, { signal })).data.job);
}

/** Gives a job up; what is finished stays. @returns {Promise<Job>} */
export async function stop(id) {
  return toJob((await ask(pathOf(id), { method: "DELETE" })).data.job);
}

/**
 * Calls back for each machine as it is finished, also for those finished before, then once with the job at its end.
 * The browser goes on by itself where a connection broke.
 *
 * @param {Job} job
 * @param {{onResult: (result: Result) => void, onEnd: (job: Job) => void, onWait: () => void}} listener
 * @returns {() => void} stops following
 */
export function follow(job, { onResult, onEnd, onWait }) {
  const source = new EventSource(job.events);
  source.addEventListener("progress", (event) => onResult(toResult(JSON.parse(event.data).result)));
  source.addEventListener("done", (event) => {
    source.close();
    onEnd(toJob(JSON.parse(event.data)));
  });
  source.addEventListener("error", () => onWait());
  return () => source.close();
}

/**
 * Carries moves out on exactly the version that was read.
 *
 * @throws {import("./http.js").Problem} with status 412 when somebody saved in between
 */
export async function carryOut(key, etag, changes) {
  const json = { changes, source: "engine", reason: "Plan for many machines" };
  await ask(`/api/planograms/${encodeURIComponent(key)}/apply`, { json, headers: { "If-Match": etag } });
}

function pathOf(id) {
  return `/api/jobs/${encodeURIComponent(id)}`;
}

function toJob(json) {
  return {
    id: String(json.id),
    kind: json.kind ?? "",
    state: json.state,
    total: json.total,
    done: json.done,
    failed: json.failed,
    createdAt: json.created_at ?? "",
    events: json.links?.events ?? `${pathOf(json.id)}/events`,
  };
}

/** A machine's plans; of a night, the plan of one of its cabinets. @returns {Result} */
function toResult(json) {
  const { ok } = json;
  return {
    index: json.index,
    deviceId: String(ok?.device_id ?? json.device_id),
    plans: ok?.plan ? [toPlan(ok.plan, toNight(ok))] : (ok?.plans ?? []).map((plan) => toPlan(plan, null)),
    error: json.error?.message ?? "",
  };
}

/** @returns {Night} */
function toNight({ explanation, words, notes, rejected_proposals: refused }) {
  return {
    explanation: explanation ?? "",
    isClaudes: words.source === "claude",
    isSimulated: words.simulated === true,
    fallback: words.fallback_reason ?? null,
    costUsd: words.cost_usd,
    notes: (notes ?? []).map((note) => note.text),
    refused: (refused ?? []).map((one) => ({ text: one.proposal, reason: one.message })),
  };
}

function toPlan(json, night) {
  const impact = json.expected_impact;
  return {
    cabinetIndex: json.cabinet_index,
    ...toFeasibility(json),
    changes: json.changes ?? [],
    moves: (json.moves ?? []).map(toMove),
    uplift: impact ? toMoney(impact.uplift) : null,
    currency: impact?.currency ?? "USD",
    measure: impact?.measure ?? "",
    night,
  };
}

function toMove(json) {
  return {
    type: json.type,
    position: json.position,
    other: json.other_position ?? null,
    from: toProduct(json.from),
    to: toProduct(json.to),
    money: toMoney(json.value_per_week),
    reason: json.reason ?? "",
  };
}

function toProduct(json) {
  return json?.product_id == null ? null : { id: String(json.product_id), name: json.product_name ?? String(json.product_id) };
}
