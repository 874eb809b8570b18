/** A figure with its interval in each row, such as what places do to sales or what drives a change. */
import { html, svg } from "lit";
import { figure } from "./figure.js";
import { scale } from "./scale.js";

const WIDTH = 640;
const LABEL = 240;
const FIGURE = 84;
const ROW = 26;

/**
 * @typedef {{name: string, mean: number, low: number, high: number}} Range
 * @param {{caption: string, summary?: string, ranges: Range[], zero: number, text: (value: number) => string}} chart
 *   zero is where nothing changes: 0 for money, 1 for multipliers
 */
export function rangeChart({ caption, summary = "", ranges, zero, text }) {
  const x = scale(
    Math.min(zero, ...ranges.map((range) => range.low)),
    Math.max(zero, ...ranges.map((range) => range.high)),
    LABEL,
    WIDTH - FIGURE,
  );
  const height = ranges.length * ROW;
  return figure({
    caption,
    summary,
    drawing: html`<svg class="ranges" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${`${caption}. ${summary}`}>
      <line class="zero" x1=${x(zero)} x2=${x(zero)} y1="0" y2=${height}/>
      ${ranges.map((range, i) => row(range, i * ROW + ROW / 2, x, zero, text))}
    </svg>`,
    head: ["", "expected", "low", "high"],
    rows: ranges.map((range) => [range.name, text(range.mean), text(range.low), text(range.high)]),
  });
}

function row({ name, mean, low, high }, y, x, zero, text) {
  const tone = low <= zero && high >= zero ? "unsure" : mean < zero ? "loss" : "gain";
  const short = name.length > 36 ? `${name.slice(0, 35)}…` : name;
  return svg`<g class=${tone}>
    <text x="0" y=${y + 4}><title>${name}</title>${short}</text>
    <line class="whisker" x1=${x(low)} x2=${x(high)} y1=${y} y2=${y}/>
    <circle class="point" cx=${x(mean)} cy=${y} r="4"/>
    <text x=${WIDTH} y=${y + 4} text-anchor="end">${text(mean)}</text>
  </g>`;
}
