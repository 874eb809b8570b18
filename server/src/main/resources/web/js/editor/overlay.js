/** What the grid can be coloured by. The numbers come from the server; here they only find their step of colour. */
import { price } from "../ui/words.js";

const STEPS = 6;

/** @type {{id: string, key: string, label: string, hint: string}[]} */
const OVERLAYS = [
  { id: "products", key: "1", label: "Products", hint: "" },
  { id: "visibility", key: "2", label: "Visibility", hint: "How well a place sells against the average place, as the engine holds it" },
  { id: "revenue", key: "3", label: "Revenue", hint: "What each slot took per day" },
];

/** @param {import("./plan.js").Slot} slot @returns {number|null} */
export function overlayValue(slot, overlay) {
  switch (overlay) {
    case "visibility":
      return slot.visibility;
    case "revenue":
      return slot.revenue;
    default:
      return null;
  }
}

/** The figure as the chip shows it; "" for none. */
export function overlayText(slot, overlay, currency) {
  const value = overlayValue(slot, overlay);
  if (value === null) {
    return overlay === "products" ? "" : "–";
  }
  return overlay === "visibility" ? `×${value.toFixed(2)}` : price(value, currency);
}

/** The overlays that this cabinet has figures for; the products always. */
export function overlaysOf(slots) {
  return OVERLAYS.filter(({ id }) => id === "products" || slots.some((slot) => overlayValue(slot, id) !== null));
}

/** The smallest and largest figure of a cabinet. */
export function overlayRange(slots, overlay) {
  const values = slots.map((slot) => overlayValue(slot, overlay)).filter((value) => value !== null);
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** A step from 1 to 6, or null without a figure. */
export function heatStep(value, { low, high }) {
  if (value === null) {
    return null;
  }
  const share = high > low ? (value - low) / (high - low) : 0.5;
  return Math.min(STEPS, 1 + Math.floor(share * STEPS));
}
