/** How the pages about Claude word money, times and reasons. */

/** Claude's cost in US dollars, with as many digits as it needs to be seen. */
export function dollars(amount) {
  const digits = Math.abs(amount) >= 1 || amount === 0 ? 2 : 4;
  return `$${amount.toFixed(digits)}`;
}

export function millis(amount) {
  return amount >= 1000 ? `${(amount / 1000).toFixed(1)} s` : `${Math.round(amount)} ms`;
}

export function whole(amount) {
  return Math.round(amount).toLocaleString("en");
}

/** Why the engine answered alone. */
export const REASONS = {
  no_api_key: "no key",
  over_budget: "daily budget used",
  rate_limited: "asked too often",
  upstream_down: "Claude did not answer",
  deadline: "took too long",
  failed_verification: "did not pass the checks",
  not_needed: "not needed",
};

/** @param {string|null} reason */
export function reasonInWords(reason) {
  return reason === null ? "" : (REASONS[reason] ?? reason);
}
