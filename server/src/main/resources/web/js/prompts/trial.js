/** One trial: the prompt as it goes out with its price, and what came back with what each check says of it. */
import { html, nothing } from "lit";
import { dollars, millis, reasonInWords, whole } from "../usage/words.js";

/** @param {import("../api/ai.js").Trial} trial */
export function promptOf(trial) {
  const billed = trial.usage;
  const read = billed ? billed.input + billed.cache_read + billed.cache_write + billed.cache_write_hour : 0;
  return html`<section class="card stack" aria-label="Prompt">
    <h2>Prompt</h2>
    <dl class="kpis">
      ${kpi("Model", trial.model)} ${kpi("Tokens, estimated", whole(trial.token_estimate))}
      ${trial.sent && billed ? html`${kpi("Tokens, billed", whole(read))} ${kpi("Answer, billed", whole(billed.output))}` : nothing}
      ${kpi("An answer costs up to", dollars(trial.cost_before))}
      ${trial.sent ? html`${kpi("Cost", dollars(trial.cost_after ?? 0))} ${kpi("Took", millis(trial.latency_ms))}` : nothing}
    </dl>
    ${verdict("Validator", trial.validator, "The prompt is in order.")}
    <pre tabindex="0">${trial.rendered_prompt}</pre>
  </section>`;
}

/** @param {import("../api/ai.js").Trial} trial */
export function answerOf(trial) {
  if (trial.cost_after === null && trial.fallback_reason !== "rate_limited") {
    return nothing;
  }
  if (trial.response === null) {
    return html`<p class="notice">Claude did not answer: ${reasonInWords(trial.fallback_reason) || "no reason was given"}.</p>`;
  }
  return html`<section class="card stack" aria-label="Answer">
    <h2>Answer ${trial.simulated ? html`<span class="badge">simulated</span>` : nothing}</h2>
    ${trial.schema_version === null
      ? html`<p class="quiet">Schema: none was asked for; this is plain text.</p>`
      : verdict(`Schema ${trial.schema_version}`, trial.schema, "Every field is as asked.")}
    ${verdict("Verifier", trial.verifier, "All of it could be shown.")}
    <pre tabindex="0">${pretty(trial.response)}</pre>
  </section>`;
}

function kpi(name, value) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** What one check found, or that it found nothing. */
function verdict(check, findings, fine) {
  return findings.length === 0
    ? html`<p class="ok-text">${check}: ${fine}</p>`
    : html`<div class="error-text">
        <p>${check}:</p>
        <ul>${findings.map((finding) => html`<li>${finding}</li>`)}</ul>
      </div>`;
}

/** JSON with line breaks, anything else as it came. */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
