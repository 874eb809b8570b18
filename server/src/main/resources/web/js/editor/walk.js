/** Where an arrow key leads in a cabinet whose slots have different widths. */
import { rowsOf, slotAt } from "./plan.js";

/** @typedef {import("./plan.js").Plan} Plan */

/**
 * @param {Plan} plan
 * @param {string} from a position
 * @param {KeyboardEvent} event
 * @returns {string|null} the position to go to; null when the key leads nowhere
 */
export function step(plan, from, event) {
  const slot = slotAt(plan, from);
  if (!slot) {
    return null;
  }
  const rows = rowsOf(plan);
  const row = rows[slot.row];
  const place = row.indexOf(slot);
  const whole = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case "ArrowLeft":
      return (row[place - 1] ?? slot).position;
    case "ArrowRight":
      return (row[place + 1] ?? slot).position;
    case "ArrowUp":
      return near(rows.slice(0, slot.row).reverse(), slot).position;
    case "ArrowDown":
      return near(rows.slice(slot.row + 1), slot).position;
    case "Home":
      return (whole ? edge(rows, 0) : row[0]).position;
    case "End":
      return (whole ? edge(rows.toReversed(), -1) : row.at(-1)).position;
    case "PageUp":
      return near(rows, slot).position;
    case "PageDown":
      return near(rows.toReversed(), slot).position;
    default:
      return null;
  }
}

/** The slot in the first row that has any, above or below the middle of this one. */
function near(rows, slot) {
  const row = rows.find((candidate) => candidate.length > 0);
  const middle = slot.column + slot.width / 2;
  const apart = (other) => Math.abs(other.column + other.width / 2 - middle);
  return row ? row.reduce((best, other) => (apart(other) < apart(best) ? other : best)) : slot;
}

function edge(rows, at) {
  return rows.find((row) => row.length > 0).at(at);
}
