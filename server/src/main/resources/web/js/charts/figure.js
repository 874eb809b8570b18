/** What all charts share: a caption that says what is to be seen, the drawing, and every figure as a table. */
import { html } from "lit";

/**
 * @param {{caption: string, summary?: string, drawing: unknown, key?: unknown, head: string[], rows: unknown[][]}} chart
 *   head and rows are the table; the first cell of a row is its heading, the others are numbers in words
 */
export function figure({ caption, summary = "", drawing, key = "", head, rows }) {
  return html`<figure class="chart">
    <figcaption>${caption}${summary ? html` <span class="quiet">${summary}</span>` : ""}</figcaption>
    ${drawing}${key ? html`<p class="small quiet line">${key}</p>` : ""}
    <details>
      <summary class="small">As a table</summary>
      ${table(caption, head, rows)}
    </details>
  </figure>`;
}

/** A table that scrolls by itself where it is too wide. */
export function table(label, head, rows) {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${`${label}, as a table`}>
    <table>
      <thead><tr>${head.map((name, i) => (name ? html`<th scope="col" class=${i > 0 ? "number" : ""}>${name}</th>` : html`<td></td>`))}</tr></thead>
      <tbody>
        ${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}
