/** A cabinet's plan as the editor holds it, and the pure functions that change it. Nothing here is ever mutated. */

/**
 * @typedef {{position: string, row: number, column: number, width: number, type: string, capacity: number,
 *   productId: string|null, price: number|null, par: number, quantity: number|null, revenue: number|null,
 *   visibility: number|null, fixed: object}} Slot
 * @typedef {{type: string, rows: number, columns: number, temperature: string, slots: Slot[],
 *   fixed: object}} Plan
 * @typedef {import("../api/fleet.js").Product} Product
 */

const A = "A".charCodeAt(0);
const LETTERS = 26;

/** 0 for row A, 26 for AA. */
export function rowOf(position) {
  const letters = position.replace(/\d+$/, "").toUpperCase();
  return [...letters].reduce((row, letter) => row * LETTERS + letter.charCodeAt(0) - A + 1, 0) - 1;
}

/** 0 for the leftmost column. */
export function columnOf(position) {
  return Number(position.replace(/^\D+/, "")) - 1;
}

/** The letters of a row. */
export function rowLetters(row) {
  const last = String.fromCharCode(A + (row % LETTERS));
  return row < LETTERS ? last : rowLetters(Math.floor(row / LETTERS) - 1) + last;
}

/** @param {Plan} plan @returns {Slot|undefined} */
export function slotAt(plan, position) {
  return plan.slots.find((slot) => slot.position === position);
}

/** Slots row by row, each row from left to right. @param {Plan} plan @returns {Slot[][]} */
export function rowsOf(plan) {
  const rows = Array.from({ length: plan.rows }, () => /** @type {Slot[]} */ ([]));
  plan.slots.forEach((slot) => rows[slot.row]?.push(slot));
  rows.forEach((row) => row.sort((a, b) => a.column - b.column));
  return rows;
}

/** Puts a product into a slot, whatever stood there: list price, filled to the slot's capacity, nothing in it yet. */
export function place(plan, position, /** @type {Product} */ product) {
  return edit(plan, position, (slot) => ({
    productId: product.id,
    price: product.price,
    par: slot.par || slot.capacity,
    quantity: 0,
    revenue: null,
  }));
}

/** Exchanges what stands in two slots; with an empty one this is a move. */
export function swap(plan, from, to) {
  const a = slotAt(plan, from);
  const b = slotAt(plan, to);
  return edit(edit(plan, from, (slot) => contentOf(b, slot)), to, (slot) => contentOf(a, slot));
}

/** Empties a slot. */
export function clear(plan, position) {
  return edit(plan, position, () => ({ productId: null, price: null, par: 0, quantity: null, revenue: null }));
}

/** Asks another price at a slot. */
export function reprice(plan, position, price) {
  return edit(plan, position, () => ({ price }));
}

/** Fills a slot to another level. */
export function setPar(plan, position, par) {
  return edit(plan, position, () => ({ par }));
}

/** What differs between two plans of the same cabinet, in reading order. */
export function differences(/** @type {Plan} */ before, /** @type {Plan} */ after) {
  const old = new Map(before.slots.map((slot) => [slot.position, slot]));
  return after.slots
    .map((slot) => ({ position: slot.position, before: old.get(slot.position) ?? slot, after: slot }))
    .filter(({ before: a, after: b }) => a.productId !== b.productId || a.price !== b.price || a.par !== b.par);
}

/** Carries the differences from one plan to another over to a third, slot by slot. */
export function carryOver(base, changed, onto) {
  return differences(base, changed).reduce(
    (plan, { position, after }) => edit(plan, position, (slot) => contentOf(after, slot)),
    onto,
  );
}

function contentOf(source, target) {
  return {
    productId: source.productId,
    price: source.price,
    par: Math.min(source.par, target.capacity || source.par),
    quantity: source.quantity === null ? null : Math.min(source.quantity, target.capacity || source.quantity),
    revenue: source.position === target.position ? source.revenue : null,
  };
}

function edit(plan, position, change) {
  const slots = plan.slots.map((slot) => (slot.position === position ? { ...slot, ...change(slot) } : slot));
  return { ...plan, slots };
}
