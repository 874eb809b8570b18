/** Plans for many machines as background work: begin, follow, give up, carry out. */
import { toMoney } from "./analysis.js";
import { ask } from "./http.js";

/**
 * @typedef {{id: string, state: string, total: number, done: number, failed: number, createdAt: string, events: string}} Job
 * @typedef {{type: string, position: string, other: string|null, from: {id: string, name: string}|null,
 *   to: {id: string, name: string}|null, money: import("./advice.js").Money, reason: string}} Move
 * @typedef {{cabinetIndex: number, isFeasible: boolean, conflict: string[], fewestChanges: number|null, changes: object[],
 *   moves: Move[], uplift: import("./advice.js").Money|null, currency: string, measure: string}} CabinetPlan
 * @typedef {{deviceId: string, plans: CabinetPlan[], error: string}} Result
 */

/** @param {string[]} deviceIds @returns {Promise<Job>} */
export async function planMany(deviceIds, { goal, maxChanges }, signal) {
  const json = { device_ids: deviceIds, objective: goal, max_changes: maxChanges, wait: false };
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
    state: json.state,
    total: json.total,
    done: json.done,
    failed: json.failed,
    createdAt: json.created_at ?? "",
    events: json.links?.events ?? `${pathOf(json.id)}/events`,
  };
}

/** @returns {Result} */
function toResult(json) {
  return {
    deviceId: String(json.device_id),
    plans: (json.ok?.plans ?? []).map(toPlan),
    error: json.error?.message ?? "",
  };
}

function toPlan(json) {
  const impact = json.expected_impact;
  return {
    cabinetIndex: json.cabinet_index,
    isFeasible: json.feasible !== false,
    conflict: (json.conflict ?? []).map((rule) => rule.rule ?? rule.type ?? JSON.stringify(rule)),
    fewestChanges: json.fewest_changes ?? null,
    changes: json.changes ?? [],
    moves: (json.moves ?? []).map(toMove),
    uplift: impact ? toMoney(impact.uplift) : null,
    currency: impact?.currency ?? "USD",
    measure: impact?.measure ?? "",
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
