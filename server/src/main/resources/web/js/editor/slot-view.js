/** One slot as the grid draws it: code and chip, pack, name, price and stock; all of it again in words for its name. */
import { html, nothing } from "lit";
import { heatStep, overlayText, overlayValue } from "./overlay.js";
import { packShape } from "./pack-shape.js";
import { grade, isUncertain, moneyPerWeek, price, refusal, signed } from "../ui/words.js";

/**
 * @typedef {import("./plan.js").Slot} Slot
 * @typedef {{slot: Slot, product: import("../api/fleet.js").Product|undefined, score: import("../api/advice.js").Score|undefined,
 *   isHeld: boolean, isPointed: boolean, isSelected: boolean, isChanged: boolean, isBroken: boolean, overlay: string,
 *   range: {low: number, high: number}, currency: string}} SlotState
 */

/** @param {SlotState} state */
export function slotFace(state) {
  const { slot, product, currency } = state;
  return html`
    <span class="slot-head">
      <span class="code">${slot.position}${state.isChanged ? html`<span class="dot" title="Changed">•</span>` : nothing}</span>
      ${chip(state)}
    </span>
    <span class="slot-pack">${product ? packShape(product) : nothing}</span>
    <span class="slot-name">${product?.name ?? (slot.productId ? `Unknown ${slot.productId}` : "Empty")}</span>
    <span class="slot-foot">${foot(state, currency)}</span>
    ${stockBar(slot)}
  `;
}

/** The classes of a slot's cell. @param {SlotState} state */
export function slotClass(state) {
  const heat = state.score ? null : heatStep(overlayValue(state.slot, state.overlay), state.range);
  return [
    "slot",
    state.product ? "" : "empty",
    state.isHeld ? "in-hand" : "",
    state.isPointed ? "pointed" : "",
    state.isBroken ? "broken" : "",
    state.score && !state.score.allowed ? "refused" : "",
    heat ? `heat-${heat}` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** The slot in words. @param {SlotState} state */
export function slotName({ slot, product, score, overlay, currency, isHeld, isBroken, isChanged }) {
  const stock = slot.quantity === null ? "" : `${slot.quantity} of ${slot.par || slot.capacity} in stock`;
  const parts = [slot.position, product?.name ?? "empty"];
  if (product) {
    parts.push(price(slot.price ?? product.price, currency), stock);
  }
  if (score) {
    parts.push(score.allowed ? `score ${score.score} of 100` : `not allowed: ${score.concerns[0]?.message ?? "rule"}`);
    parts.push(score.allowed && score.money ? moneyPerWeek(score.money, currency) : "");
  } else {
    parts.push(overlayText(slot, overlay, currency));
  }
  parts.push(isHeld ? "in hand" : "", isBroken ? "breaks a rule" : "", isChanged ? "changed" : "");
  return parts.filter(Boolean).join(", ");
}

function chip({ slot, score, overlay, currency, isBroken }) {
  if (score && !score.allowed) {
    return html`<span class="chip no">✕ ${refusal(score.concerns)}</span>`;
  }
  if (score) {
    const { glyph, tone } = grade(score.score);
    const unsure = score.money && isUncertain(score.money);
    return html`<span class="chip ${unsure ? "unsure" : tone}">${glyph} ${score.score}</span>`;
  }
  const text = overlayText(slot, overlay, currency);
  if (text) {
    return html`<span class="chip figure">${text}</span>`;
  }
  return isBroken ? html`<span class="chip alarm">! rule</span>` : nothing;
}

function foot({ slot, product, score }, currency) {
  if (score) {
    return score.allowed && score.money ? worth(score.money, currency) : nothing;
  }
  return product
    ? html`<span>${price(slot.price ?? product.price, currency)}</span>
        <span>${slot.quantity ?? "–"}/${slot.par || slot.capacity}</span>`
    : nothing;
}

function worth(money, currency) {
  return isUncertain(money)
    ? html`<span class="unsure-text">uncertain</span>`
    : html`<span class="worth">${signed(money.mean, currency)}</span>`;
}

function stockBar({ productId, quantity, par, capacity }) {
  const full = par || capacity;
  if (productId === null || quantity === null || full === 0) {
    return html`<span class="stock"></span>`;
  }
  const share = Math.min(1, quantity / full);
  const low = share <= 0.25 ? "low" : "";
  return html`<span class="stock ${low}"><span .style=${`width:${Math.round(share * 100)}%`}></span></span>`;
}
