/** Machines, products and what the server can do. */
import { ask } from "./http.js";

const PAGE = 1_000;
const MAX_PAGES = 20;

/**
 * @typedef {{key: string, index: number, type: string, temperature: string}} CabinetRef
 * @typedef {{id: string, name: string, location: string, venue: string, currency: string, demo: boolean,
 *   cabinets: CabinetRef[]}} Device
 * @typedef {{id: string, name: string, category: string, price: number, cost: number|null, temperature: string,
 *   pack: string, colour: string, widthMm: number|null, heightMm: number|null, depthMm: number|null}} Product
 */

/** @returns {Promise<Device[]>} */
export async function devices(signal) {
  return (await all("devices", signal)).map(device);
}

/**
 * @typedef {{id: string, name: string, venue: string, currency: string, demo: boolean, perDay: number|null,
 *   weeks: number[], lastVisit: string|null, lastSale: string|null, slots: number, empty: number, low: number}} Line
 * @returns {Promise<{lines: Line[], next: string|null}>} one page of the fleet's table
 */
export async function figures(after, signal) {
  const { data } = await ask(`/api/fleet?${new URLSearchParams({ limit: "100", after })}`, { signal });
  return { lines: (data.machines ?? []).map(line), next: data.next ?? null };
}

/** @returns {Promise<Map<string, Product>>} by id, in the order of the server */
export async function products(signal) {
  return new Map((await all("products", signal)).map((json) => [String(json.product_id), product(json)]));
}

/** Every line of a list that comes in pages. */
async function all(name, signal) {
  const lines = [];
  let after = "";
  for (let page = 0; page < MAX_PAGES; page++) {
    const { data } = await ask(`/api/${name}?${new URLSearchParams({ limit: String(PAGE), after })}`, { signal });
    lines.push(...(data[name] ?? []));
    if (data.next == null) {
      break;
    }
    after = data.next;
  }
  return lines;
}

function device(json) {
  const cabinets = (json.cabinets ?? []).map((cabinet) => ({
    key: cabinet.key ?? `${json.device_id}:${cabinet.cabinet_index}`,
    index: cabinet.cabinet_index ?? 0,
    type: cabinet.type ?? "",
    temperature: cabinet.temperature ?? "",
  }));
  return {
    id: String(json.device_id),
    name: json.name ?? String(json.device_id),
    location: json.location ?? "",
    venue: json.venue_type ?? "",
    currency: json.currency ?? "USD",
    demo: Boolean(json.demo),
    cabinets,
  };
}

function line(json) {
  return {
    id: String(json.device_id),
    name: json.name ?? String(json.device_id),
    venue: json.venue_type ?? "",
    currency: json.currency ?? "USD",
    demo: Boolean(json.demo),
    perDay: json.revenue_per_day ?? null,
    weeks: json.revenue_by_week ?? [],
    lastVisit: json.last_visit ?? null,
    lastSale: json.last_sale ?? null,
    slots: json.slots ?? 0,
    empty: json.empty_slots ?? 0,
    low: json.low_slots ?? 0,
  };
}

function product(json) {
  return {
    id: String(json.product_id),
    name: json.name ?? String(json.product_id),
    category: json.category ?? "",
    price: json.price ?? 0,
    cost: json.cost ?? null,
    temperature: (json.temperature ?? "ambient").toLowerCase(),
    pack: json.pack ?? "",
    colour: json.colour ?? "",
    widthMm: json.width_mm ?? null,
    heightMm: json.height_mm ?? null,
    depthMm: json.depth_mm ?? null,
  };
}
