/** Requests to the server: JSON in and out, problem documents as errors, every wait bounded. */

import { knock } from "./door.js";

const TIMEOUT_MS = 20_000;

/** A refusal or failure as RFC 9457 words it; status 0 means that no answer came at all. */
export class Problem extends Error {
  /** @param {number} status @param {{title?: string, detail?: string, trace_id?: string, instance?: string,
   *   errors?: {pointer?: string, code?: string, message?: string}[]}} body */
  constructor(status, body) {
    super(body.title || `The server answered with status ${status}.`);
    this.status = status;
    this.detail = body.detail ?? "";
    this.trace = body.trace_id ?? body.instance ?? "";
    this.errors = body.errors ?? [];
  }
}

/**
 * Sends one request.
 *
 * @param {string} path
 * @param {{method?: string, json?: unknown, body?: BodyInit, headers?: Record<string, string>,
 *   signal?: AbortSignal, timeoutMs?: number}} [options]
 * @returns {Promise<{data: any, etag: string|null}>}
 * @throws {Problem} for any answer but 2xx, and when none came
 */
export async function ask(path, options = {}) {
  const response = await send(path, options);
  const kind = response.headers.get("Content-Type") ?? "";
  const data = kind.includes("json") ? await response.json().catch(() => ({})) : null;
  if (!response.ok) {
    throw new Problem(response.status, { trace_id: response.headers.get("Trace-Id") ?? undefined, ...data });
  }
  return { data, etag: response.headers.get("ETag") };
}

/** @param {string} path @param {any} options those of {@link ask} */
async function send(path, { method, json, body, headers = {}, signal, timeoutMs = TIMEOUT_MS }) {
  const limit = AbortSignal.timeout(timeoutMs);
  const content = json === undefined ? {} : { "Content-Type": "application/json" };
  try {
    return await knock(path, {
      method: method ?? (json === undefined && body === undefined ? "GET" : "POST"),
      headers: { Accept: "application/json, application/problem+json", ...content, ...headers },
      body: json === undefined ? body : JSON.stringify(json),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    const title = limit.aborted ? "The server takes too long to answer." : "The server does not answer.";
    throw new Problem(0, { title, detail: "Check that Slotwise is still running, then try again." });
  }
}

/** Whether the caller itself gave up, which nobody needs to be told. */
export function isAbort(failure) {
  return failure instanceof DOMException && failure.name === "AbortError";
}
