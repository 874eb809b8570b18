/** Lines over time, each with its own dash and marker, and a band where a figure is uncertain. */
import { svg, html } from "lit";
import { figure } from "./figure.js";
import { Frame } from "./frame.js";
import { scale } from "./scale.js";

const FRAME = new Frame({ width: 640, height: 220, left: 52, right: 12, top: 8, bottom: 24 });
const MOST_LABELS = 7;
const MOST_MARKERS = 40;

/**
 * @typedef {{name: string, values: (number|null)[], low?: (number|null)[], high?: (number|null)[]}} Line
 * @param {{caption: string, summary?: string, labels: string[], lines: Line[], text?: (value: number) => string}} chart
 */
export function lineChart({ caption, summary = "", labels, lines, text = plain }) {
  const most = Math.max(0, ...lines.flatMap((line) => [...line.values, ...(line.high ?? [])].map((value) => value ?? 0)));
  const x = FRAME.across(0, Math.max(1, labels.length - 1));
  const { y, grid } = FRAME.upTo(most, { text });
  return figure({
    caption,
    summary,
    drawing: html`<svg class="lines" viewBox=${FRAME.viewBox} role="img" aria-label=${`${caption}. ${summary}`}>
      ${grid}${axisLabels(labels, x)}
      ${lines.map((line, i) => svg`<g class="series-${i + 1}">${band(line, x, y)}${path(line.values, x, y)}${markers(line.values, x, y, i)}</g>`)}
    </svg>`,
    key: lines.length > 1 ? lines.map((line, i) => keyOf(line.name, i)) : "",
    head: ["", ...lines.flatMap((line) => (line.low ? [line.name, "low", "high"] : [line.name]))],
    rows: labels.map((label, t) => [label, ...lines.flatMap((line) => cells(line, t, text))]),
  });
}

/** A line in the height of a word; what it shows is said beside it. */
export function sparkline(values, label) {
  const most = Math.max(...values, 1e-9);
  const x = scale(0, Math.max(1, values.length - 1), 2, 94);
  const y = scale(0, most, 22, 2);
  return html`<svg class="spark series-1" viewBox="0 0 96 24" role="img" aria-label=${label}>${path(values, x, y)}</svg>`;
}

function axisLabels(labels, x) {
  const every = Math.max(1, Math.ceil(labels.length / MOST_LABELS));
  return labels.map((label, i) =>
    i % every === 0 ? svg`<text x=${x(i)} y=${FRAME.below} text-anchor=${i === 0 ? "start" : "middle"}>${label}</text>` : "",
  );
}

function path(values, x, y) {
  return svg`<path class="line" d=${runs(values).map((run) => run.map((i, k) => `${k ? "L" : "M"}${round(x(i))} ${round(y(values[i]))}`).join("")).join("")}/>`;
}

/** @param {Line} line @param {(value: number) => number} x @param {(value: any) => number} y */
function band({ low, high }, x, y) {
  if (!low || !high) {
    return "";
  }
  return runs(low).map((run) => {
    const up = run.map((i) => `${round(x(i))} ${round(y(high[i]))}`);
    const down = run.toReversed().map((i) => `${round(x(i))} ${round(y(low[i]))}`);
    return svg`<path class="band" d=${`M${[...up, ...down].join("L")}Z`}/>`;
  });
}

const MARKERS = [
  (x, y) => svg`<circle cx=${x} cy=${y} r="2.5"/>`,
  (x, y) => svg`<rect x=${x - 2.5} y=${y - 2.5} width="5" height="5"/>`,
  (x, y) => svg`<path d=${`M${x} ${y - 3.5}L${x + 3.5} ${y + 3}H${x - 3.5}Z`}/>`,
];

function markers(values, x, y, line) {
  const every = Math.max(1, Math.ceil(values.length / MOST_MARKERS));
  return values.map((value, i) => (value === null || i % every > 0 ? "" : MARKERS[line % MARKERS.length](round(x(i)), round(y(value)))));
}

/** The stretches of indices without a gap. */
function runs(values) {
  const all = [];
  values.forEach((value, i) => {
    if (value === null) {
      return;
    }
    if (i > 0 && values[i - 1] !== null && all.length > 0) {
      all[all.length - 1].push(i);
    } else {
      all.push([i]);
    }
  });
  return all;
}

function cells(line, t, text) {
  const word = (value) => (value === null || value === undefined ? "–" : text(value));
  return line.low ? [word(line.values[t]), word(line.low[t]), word(line.high?.[t])] : [word(line.values[t])];
}

function keyOf(name, i) {
  return html`<span><svg class="key-line series-${i + 1}" viewBox="0 0 24 12" aria-hidden="true"><path class="line" d="M0 6H24"/>${MARKERS[i % MARKERS.length](12, 6)}</svg> ${name}</span>`;
}

function plain(value) {
  return value.toLocaleString("en", { maximumFractionDigits: 1 });
}

function round(value) {
  return Math.round(value * 10) / 10;
}
