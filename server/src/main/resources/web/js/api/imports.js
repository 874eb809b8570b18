/** Files into the store: upload, check, apply. Nothing is written before "apply". */
import { ask } from "./http.js";

const UPLOAD_TIMEOUT_MS = 300_000;

/**
 * @typedef {{name: string, read: number, accepted: number, repaired: number, rejected: number,
 *   reasons: {reason: string, count: number, example: string}[]}} FileReport
 * @typedef {{id: string, kind: string, state: string, columns: string[], sample: string[][], presets: string[],
 *   preset: string, mapping: Record<string, string>, fields: {name: string, required: boolean}[],
 *   files: FileReport[], warnings: string[], dex: {deviceId: string, slot: string, product: string, sold: number|null, price: number|null,
 *   note: string}[]}} Import
 */

/** @param {File} file @returns {Promise<Import>} */
export async function upload(file, signal) {
  const { data } = await ask(`/api/imports?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    body: file,
    headers: { "Content-Type": "application/octet-stream" },
    signal,
    timeoutMs: UPLOAD_TIMEOUT_MS,
  });
  return toImport(data);
}

/** Reads the file again with another preset or mapping. @returns {Promise<Import>} */
export async function check(id, choice, signal) {
  const { data } = await ask(`${pathOf(id)}/check`, { json: choice, signal, timeoutMs: UPLOAD_TIMEOUT_MS });
  return toImport(data);
}

/** @returns {Promise<Import>} */
export async function apply(id, signal) {
  const { data } = await ask(`${pathOf(id)}/apply`, { method: "POST", signal, timeoutMs: UPLOAD_TIMEOUT_MS });
  return toImport(data);
}

/** Where the rejected rows can be fetched as CSV. */
export function rejectedPath(id) {
  return `${pathOf(id)}/rejected.csv`;
}

export async function removeDemo() {
  await ask("/api/devices?demo=true", { method: "DELETE" });
  dispatchEvent(new Event("slotwise:fleet"));
}

function pathOf(id) {
  return `/api/imports/${encodeURIComponent(id)}`;
}

function toImport(json) {
  return {
    id: json.import_id,
    kind: json.kind ?? "",
    state: json.state ?? "",
    columns: json.columns ?? [],
    sample: json.sample ?? [],
    presets: json.presets ?? [],
    preset: json.preset ?? "",
    mapping: json.mapping ?? {},
    fields: json.fields ?? [],
    files: (json.report?.files ?? []).map(toFile),
    warnings: [...(json.report?.files ?? []).flatMap((file) => file.warnings ?? []), ...(json.report?.warnings ?? [])],
    dex: (json.dex ?? []).map(toDex),
  };
}

function toFile(json) {
  return {
    name: json.name,
    read: json.read ?? 0,
    accepted: json.accepted ?? 0,
    repaired: json.repaired ?? 0,
    rejected: json.rejected ?? 0,
    reasons: (json.reasons ?? []).map((item) => ({ reason: item.reason, count: item.count, example: item.example ?? "" })),
  };
}

function toDex(json) {
  return {
    deviceId: json.device_id ?? "",
    slot: json.slot ?? "",
    product: json.product ?? "",
    sold: json.sold ?? null,
    price: json.price ?? null,
    note: json.note ?? "",
  };
}
