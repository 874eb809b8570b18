/** Which products are bought together, and which stand in for one another. */
import { html, nothing } from "lit";
import { affinity } from "../api/analysis.js";
import { heatTable } from "../charts/heat-table.js";
import { table } from "../charts/figure.js";
import { catalogueName } from "../ui/words.js";
import { Side } from "./side.js";

const MOST_PRODUCTS = 12;

class Together extends Side {
  constructor() {
    super("The search for pairs", affinity);
  }

  show(found, { catalogue }) {
    const name = (id) => catalogueName(catalogue, id);
    return html`<div class="stack">
      <section class="card stack" aria-label="Bought together">
        <h2>Bought together</h2>
        ${found.pairs.length === 0 ? html`<p>${found.reason_if_empty ?? "No pair is bought together more often than chance would have it."}</p>` : this.#pairs(found, name)}
        <p class="small quiet">${baskets(found.basket_statistics)}</p>
      </section>
      ${found.substitutes.length > 0 ? substitutes(found.substitutes, name) : nothing}
    </div>`;
  }

  #pairs(found, name) {
    const ids = [...new Set(found.pairs.flatMap((pair) => [pair.a, pair.b]))].slice(0, MOST_PRODUCTS);
    return html`
      ${heatTable({
        caption: "How many times more often than by chance, given how popular each is and how large baskets are",
        rows: ids.map(name),
        columns: ids.map((_, i) => String(i + 1)),
        cell: (r, c) => (r === c ? null : (found.affinity_matrix[ids[r]]?.[ids[c]] ?? null)),
        text: (lift) => `×${lift.toFixed(1)}`,
        title: (r, c) => `${name(ids[r])} with ${name(ids[c])}`,
      })}
      ${table("Pairs", ["Pair", "Baskets", "By chance", "Lift", "90 % between", "q"], found.pairs.map((pair) => [
        html`${name(pair.a)} + ${name(pair.b)}`,
        pair.count,
        pair.expected.toFixed(1),
        `×${pair.lift.toFixed(1)}`,
        `${pair.interval.low.toFixed(1)} and ${pair.interval.high.toFixed(1)}`,
        pair.q_value < 0.001 ? "< .001" : pair.q_value.toFixed(3),
      ]))}`;
  }
}

function baskets(statistics) {
  if (!statistics) {
    return "";
  }
  const figures = Object.entries(statistics).filter(([, value]) => typeof value === "number");
  return figures.map(([name, value]) => `${name.replaceAll("_", " ")}: ${Number(value).toLocaleString("en", { maximumFractionDigits: 2 })}`).join(" · ");
}

function substitutes(all, name) {
  return html`<section class="card stack" aria-label="Stand in for one another">
    <h2>Stand in for one another</h2>
    <p class="quiet">What sells more while the other is sold out.</p>
    ${table("Substitutes", ["While this is sold out", "this sells", "times as much", "90 % between"], all.map((one) => [
      name(one.sold_out),
      name(one.product),
      `×${one.lift.toFixed(2)}`,
      `${one.interval.low.toFixed(2)} and ${one.interval.high.toFixed(2)}`,
    ]))}
  </section>`;
}

customElements.define("sw-together", Together);
