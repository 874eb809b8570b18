/** An error as people need it: what happened, what was kept, what to do, and the id to quote. */
import { html, nothing } from "lit";

/**
 * @param {Error & {status?: number, detail?: string, trace?: string, errors?: {pointer?: string, message?: string}[]}} failure
 * @param {{kept?: string, retry?: () => void}} [options]
 */
export function problemNote(failure, { kept = "", retry } = {}) {
  return html`<div class="notice error" role="group" aria-label="Error">
    <h2>${failure.message}</h2>
    ${failure.detail ? html`<p class="quiet">${failure.detail}</p>` : nothing}
    ${failure.errors?.length
      ? html`<ul>
          ${failure.errors.slice(0, 10).map((error) => html`<li>${error.pointer ?? ""} ${error.message ?? ""}</li>`)}
        </ul>`
      : nothing}
    ${kept ? html`<p class="quiet">${kept}</p>` : nothing}
    <div class="line">
      ${retry ? html`<button type="button" @click=${retry}>Try again</button>` : nothing}
      ${failure.trace ? html`<small class="quiet">Trace ${failure.trace}</small>` : nothing}
    </div>
  </div>`;
}
