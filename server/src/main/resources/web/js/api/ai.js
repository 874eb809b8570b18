/** What Claude did and cost, what is kept of its answers, and prompts on trial. */
import { ask } from "./http.js";

/**
 * @typedef {{requests: number, total_cost: number, avg_cost: number, avg_latency: number, p50: number, p95: number,
 *   p99: number, tokens: {input: number, output: number, cache_read: number, cache_write: number}, cache_hits: number,
 *   errors: number, fallbacks: number}} Sums
 * @typedef {{timestamp: string, call_id: string, attempt: number, feature: string, model: string, tier: string,
 *   template: string, device_id: string|null, input_tokens: number, output_tokens: number, cost_nanos: number,
 *   latency_ms: number, cache_level: string, outcome: string, fallback_reason: string|null}} Call
 * @typedef {{daily: {date: string, requests: number, total_cost: number, avg_latency: number, cache_hits: number}[],
 *   total: Sums, by_feature: Record<string, Sums>, by_model: Record<string, Sums>,
 *   budget: {limit: number, spent: number, held: number, remaining: number, forecast_end_of_day: number, alert: string,
 *     alerts: {percent: number, spent: number, at: string}[]},
 *   savings: {cache_hits: number, saved_usd: number}, variants: Record<string, Variant[]>, accuracy: Accuracy, calls: Call[]}} Usage
 * @typedef {{plans: number, predicted: number, realised: number, slope: number, slope_low: number, slope_high: number,
 *   covered: number}} Calibration
 * @typedef {{state: string, measured: number, waiting: number, needed: number, next_on: string|null,
 *   calibration: Calibration|null, by_source: Record<string, {measured: number, waiting: number, calibration: Calibration|null}>,
 *   over_time: {month: string, measured: number, waiting: number, predicted: number, realised: number,
 *   calibration: Calibration|null}[]}} Accuracy
 * @typedef {{version: string, in_use: boolean, answers: number, refused: number, judged: number, accepted: number,
 *   cost_usd: number, mean_latency_ms: number}} Variant
 * @typedef {{memory: {entries: number, bytes: number, hits: number}, table: {entries: number, bytes: number, hits: number},
 *   hit_rate: number, ttl_hours: number, saved_usd: number, wrong_hits: number}} CacheStats
 * @typedef {{rendered_prompt: string, unbound: string[], tier: string, model: string, token_estimate: number,
 *   cost_before: number, cost_after: number|null, usage: Billed|null, response: string|null, schema_version: string|null,
 *   validator: string[], schema: string[], verifier: string[], fallback_reason: string|null, sent: boolean,
 *   simulated: boolean, latency_ms: number}} Trial
 * @typedef {{input: number, output: number, cache_read: number, cache_write: number, cache_write_hour: number}} Billed
 */

/** @param {{from: string, to: string}} days both included @returns {Promise<Usage>} */
export async function usage(days, signal) {
  return (await ask(`/api/planogram/ai-usage?${new URLSearchParams(days)}`, { signal })).data;
}

/** @returns {Promise<CacheStats>} */
export async function cacheStats(signal) {
  return (await ask("/api/planogram/cache-stats", { signal })).data;
}

/** Forgets what has expired. */
export async function clearExpired() {
  return (await ask("/api/planogram/clear-cache", { json: {} })).data;
}

/**
 * The versions of each template, and how they do where there are several.
 *
 * @returns {Promise<{templates: Record<string, string[]>, variants: Record<string, Variant[]>}>}
 */
export async function templates(signal) {
  return (await ask("/api/planogram/prompt-templates", { signal })).data;
}

/** Renders a prompt, and asks Claude where that is wanted. @param {object} trial @returns {Promise<Trial>} */
export async function tryPrompt(trial, signal) {
  return (await ask("/api/planogram/test-prompt", { json: trial, signal, timeoutMs: 60_000 })).data;
}
