/** A matrix that is its own table: each cell carries its number, and its colour only repeats it. */
import { html, nothing } from "lit";

const STEPS = 6;

/**
 * @param {{caption: string, rows: string[], columns: string[], cell: (row: number, column: number) => number|null,
 *   text: (value: number) => string, title?: (row: number, column: number) => string}} matrix
 */
export function heatTable({ caption, rows, columns, cell, text, title }) {
  const values = rows.flatMap((_, r) => columns.map((__, c) => cell(r, c))).filter((value) => value !== null);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = (value) => (high > low ? Math.min(STEPS, 1 + Math.floor(((value - low) / (high - low)) * STEPS)) : 3);
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="heat-table">
      <caption>${caption}</caption>
      <thead><tr><td></td>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(
          (name, r) => html`<tr><th scope="row">${name}</th>${columns.map((_, c) => {
            const value = cell(r, c);
            return value === null
              ? html`<td>–</td>`
              : html`<td class="heat-${step(value)}" title=${title ? title(r, c) : nothing}>${text(value)}</td>`;
          })}</tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
