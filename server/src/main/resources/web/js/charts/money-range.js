/** An amount per week with its interval: a bar about zero, the same in words, and as a table on demand. */
import { html, svg } from "lit";
import { isUncertain, moneyPerWeek, signed } from "../ui/words.js";

const WIDTH = 240;
const HEIGHT = 36;
const PAD = 8;
const MIDDLE = 18;

/** @param {import("../api/advice.js").Money} money @param {string} currency */
export function moneyRange(money, currency) {
  const words = moneyPerWeek(money, currency);
  const sure = isUncertain(money) ? "unsure" : money.mean < 0 ? "loss" : "gain";
  return html`<figure class="chart">
    <figcaption class="small">${words}${likely(money)}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" class="range ${sure}" role="img" aria-label=${words}>${drawing(money, currency)}</svg>
    <details>
      <summary class="small">As a table</summary>
      <table>
        <tbody>
          ${row("Low (10 %)", money.low, currency)} ${row("Expected", money.mean, currency)} ${row("High (90 %)", money.high, currency)}
        </tbody>
      </table>
    </details>
  </figure>`;
}

function row(label, amount, currency) {
  return html`<tr><th scope="row">${label}</th><td class="number">${signed(amount, currency)}</td></tr>`;
}

function likely(money) {
  return money.probability === null ? "" : `; ${Math.round(money.probability * 100)} % likely to gain`;
}

function drawing(money, currency) {
  const low = Math.min(0, money.low);
  const span = Math.max(0, money.high) - low || 1;
  const x = (amount) => PAD + ((amount - low) / span) * (WIDTH - 2 * PAD);
  return svg`
    <line class="axis" x1=${PAD} x2=${WIDTH - PAD} y1=${MIDDLE} y2=${MIDDLE}/>
    <line class="zero" x1=${x(0)} x2=${x(0)} y1="6" y2="30"/>
    <rect class="band" x=${x(money.low)} y=${MIDDLE - 5} width=${Math.max(1, x(money.high) - x(money.low))} height="10" rx="2"/>
    <circle class="point" cx=${x(money.mean)} cy=${MIDDLE} r="5"><title>${signed(money.mean, currency)}</title></circle>`;
}
