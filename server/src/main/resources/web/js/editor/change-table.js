/** Before and after, slot by slot, as a table. */
import { html, nothing } from "lit";
import { moneyPerWeek, price } from "../ui/words.js";

/**
 * @param {{position: string, before: import("./plan.js").Slot, after: import("./plan.js").Slot}[]} changes
 * @param {import("./session.js").EditorSession} session
 * @param {string} caption
 * @param {{both?: Set<string>}} [options] both: positions that others changed as well
 */
export function changeTable(changes, session, caption, { both = new Set() } = {}) {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption>${caption}</caption>
      <thead>
        <tr><th scope="col">Slot</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Expected</th></tr>
      </thead>
      <tbody>
        ${changes.map(
          ({ position, before, after }) => html`<tr>
            <th scope="row">${position}${both.has(position) ? html` <span class="badge">both</span>` : nothing}</th>
            <td>${content(before, session)}</td>
            <td>${content(after, session)}</td>
            <td>${expected(position, after, session)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function content(slot, session) {
  if (slot.productId === null) {
    return "empty";
  }
  const product = session.product(slot.productId);
  const asked = price(slot.price ?? product?.price ?? null, session.device.currency);
  return `${product?.name ?? slot.productId}, ${asked}, fill to ${slot.par || slot.capacity}`;
}

function expected(position, after, session) {
  const placed = session.placed.get(position);
  return placed && placed.productId === after.productId && placed.score.money
    ? moneyPerWeek(placed.score.money, session.device.currency)
    : "–";
}
