/** The changes that can be asked about, each with its fields, its JSON and its words. */

/**
 * @typedef {"position"|"with"|"product"|"price"|"par"|"facings"} Field
 * @typedef {{id: string, label: string, fields: Field[], words: (input: Record<string, string>, name: (id: string) => string) => string}} Kind
 * @type {Kind[]}
 */
export const KINDS = [
  { id: "assign", label: "Put a product into a slot", fields: ["position", "product"], words: (input, name) => `${name(input.product)} at ${input.position}` },
  { id: "reprice", label: "Change a price", fields: ["position", "price"], words: (input) => `${input.position} at ${Number(input.price).toFixed(2)}` },
  { id: "swap", label: "Swap two slots", fields: ["position", "with"], words: (input) => `${input.position} and ${input.with} swapped` },
  { id: "clear", label: "Empty a slot", fields: ["position"], words: (input) => `${input.position} emptied` },
  { id: "set_par", label: "Fill up to another level", fields: ["position", "par"], words: (input) => `${input.position} filled up to ${input.par}` },
  { id: "set_facings", label: "Give a product more or fewer slots", fields: ["product", "facings"], words: (input, name) => `${name(input.product)} in ${input.facings} slots` },
];

const NAMES = { position: "position", with: "with", product: "product_id", price: "price", par: "par_level", facings: "facings" };
const NUMBERS = new Set(["price", "par", "facings"]);

/** The change as the server takes it. @param {Kind} kind @param {Record<string, string>} input */
export function toJson(kind, input) {
  return Object.fromEntries([
    ["type", kind.id],
    ...kind.fields.map((field) => [NAMES[field], NUMBERS.has(field) ? Number(input[field]) : input[field]]),
  ]);
}
