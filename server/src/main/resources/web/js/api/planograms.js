/** Planograms between the server's JSON and the editor's plan. */
import { ask } from "./http.js";
import { columnOf, rowOf } from "../editor/plan.js";

/** @typedef {import("../editor/plan.js").Plan} Plan */

/** @returns {Promise<{plan: Plan, etag: string|null}>} */
export async function load(key, signal) {
  const { data, etag } = await ask(pathOf(key), { signal });
  return { plan: toPlan(data.planogram ?? data), etag };
}

/**
 * Saves over exactly the version that was read.
 *
 * @throws {import("./http.js").Problem} with status 412 when somebody saved in between
 */
export async function save(key, plan, etag) {
  const answer = await ask(pathOf(key), {
    method: "PUT",
    headers: { "If-Match": etag ?? "*" },
    json: { planogram: toJson(plan) },
  });
  return { etag: answer.etag };
}

/** Addresses of files that the server writes from the saved planogram. */
export function exportPath(key, format) {
  return `${pathOf(key)}/export?format=${format}`;
}

function pathOf(key) {
  return `/api/planograms/${encodeURIComponent(key)}`;
}

/** @returns {Plan} */
export function toPlan(json) {
  const { slots, ...fixed } = json;
  return {
    fixed,
    type: json.cabinet_type ?? "",
    rows: json.rows,
    columns: json.columns,
    temperature: json.temperature ?? "",
    slots: slots.map(toSlot),
  };
}

function toSlot(json) {
  return {
    position: json.position,
    row: rowOf(json.position),
    column: columnOf(json.position),
    width: json.width_columns ?? 1,
    type: json.type ?? json.slot_type ?? "coil",
    capacity: json.capacity ?? 0,
    productId: json.product_id == null ? null : String(json.product_id),
    price: json.price ?? null,
    par: json.par_level ?? 0,
    quantity: json.quantity ?? null,
    revenue: json.daily_revenue ?? null,
    visibility: json.visibility ?? null,
    fixed: { depth_mm: json.depth_mm ?? null, pitch_mm: json.pitch_mm ?? null },
  };
}

/** What the server takes back: the cabinet as it was read, the slots without what was worked out from sales. */
export function toJson(plan) {
  return {
    ...plan.fixed,
    slots: plan.slots.map(toSlotJson),
  };
}

function toSlotJson(slot) {
  const hardware = {
    position: slot.position,
    width_columns: slot.width,
    type: slot.type,
    capacity: slot.capacity,
    ...slot.fixed,
  };
  const facing = {
    product_id: slot.productId,
    price: slot.price,
    par_level: slot.par,
    quantity: slot.quantity,
  };
  return slot.productId === null ? hardware : { ...hardware, ...facing };
}
