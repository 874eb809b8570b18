/** One product from visit to visit: what was sold, days sold out, what is expected with its band, how far it is filled. */
import { html, svg } from "lit";
import { count } from "../ui/words.js";
import { figure } from "./figure.js";
import { Frame } from "./frame.js";

const FRAME = new Frame({ width: 260, height: 152, left: 24, right: 6, top: 18, bottom: 22 });
const MARKS = 3;
const DAY_MS = 86_400_000;
const GAP = 1;

/**
 * @typedef {{from: string, to: string, units: number}} Sold
 * @typedef {{from: string, to: string, expected: number, low: number, high: number}} Coming
 * @param {{caption: string, past: Sold[], coming: Coming[], soldOut: string[], stockKnown: boolean, par: number|null}} course
 *   days are ISO dates; both ends of a step belong to it
 */
export function courseChart({ caption, past, coming, soldOut, stockKnown, par }) {
  const steps = [...past, ...coming];
  const most = Math.max(1, par ?? 0, ...past.map((step) => step.units), ...coming.map((step) => step.high));
  const x = FRAME.across(day(steps[0].from), day(steps[steps.length - 1].to) + 1);
  const { y, grid } = FRAME.upTo(most, { count: MARKS });
  const today = x(day(coming[0].from));
  const summary = inWords(past, coming, soldOut, stockKnown, par);
  return figure({
    caption,
    summary,
    drawing: html`<svg class="course series-1" viewBox=${FRAME.viewBox} role="img" aria-label=${`${caption}. ${summary}`}>
      <defs>${hatch}</defs>
      ${grid}
      ${past.map((step) => bar(step, x, y))} ${soldOut.map((date) => missing(date, x))} ${coming.map((step) => band(step, x, y))}
      <line class="today" x1=${today} x2=${today} y1=${FRAME.ceiling - 6} y2=${FRAME.floor} />
      ${par === null ? "" : parLine(par, y)} ${dates(past, coming, x, today)}
    </svg>`,
    key: key(past, soldOut, par),
    head: ["", "sold or expected", "low", "high", "days sold out"],
    rows: [
      ...past.map((step) => [span(step), String(step.units), "", "", stockKnown ? String(within(step, soldOut)) : "not known"]),
      ...coming.map((step) => [span(step), step.expected.toFixed(1), String(step.low), String(step.high), ""]),
    ],
  });
}

const hatch = svg`<pattern id="sold-out-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
  <line class="hatch" x1="1" x2="1" y1="0" y2="5" /></pattern>`;

function bar(step, x, y) {
  const [from, to] = ends(step, x);
  return svg`<rect class="sold" x=${from} y=${y(step.units)} width=${to - from} height=${y(0) - y(step.units)} />`;
}

function missing(date, x) {
  const from = x(day(date));
  return svg`<rect class="sold-out" x=${from} y=${FRAME.ceiling} width=${x(day(date) + 1) - from} height=${FRAME.floor - FRAME.ceiling} fill="url(#sold-out-hatch)" />`;
}

function band(step, x, y) {
  const [from, to] = ends(step, x);
  return svg`<rect class="band" x=${from} y=${y(step.high)} width=${to - from} height=${y(step.low) - y(step.high)} />
    <line class="line" x1=${from} x2=${to} y1=${y(step.expected)} y2=${y(step.expected)} />`;
}

function parLine(par, y) {
  return svg`<line class="par" x1=${FRAME.start} x2=${FRAME.end} y1=${y(par)} y2=${y(par)} />
    <text x=${FRAME.end} y=${y(par) - 4} text-anchor="end">fill to ${par}</text>`;
}

function dates(past, coming, x, today) {
  const first = past[0] ?? coming[0];
  const last = coming[coming.length - 1];
  return svg`<text x=${x(day(first.from))} y=${FRAME.below}>${short(first.from)}</text>
    ${past.length > 0 ? svg`<text x=${today} y=${FRAME.below} text-anchor="end">${short(coming[0].from)}</text>` : ""}
    <text x=${FRAME.end} y=${FRAME.below} text-anchor="end">${short(last.to)}</text>`;
}

function key(past, soldOut, par) {
  const sample = (inside, words) => html`<span><svg class="key-line series-1 course" viewBox="0 0 24 12" aria-hidden="true">${inside}</svg> ${words}</span>`;
  return html`${past.length > 0 ? sample(svg`<rect class="sold" x="4" y="1" width="16" height="11" />`, "sold") : ""}
    ${sample(svg`<rect class="band" x="1" y="1" width="22" height="10" /><line class="line" x1="1" x2="23" y1="6" y2="6" />`, "expected, 80 % within")}
    ${soldOut.length > 0 ? sample(svg`<rect class="sold-out" x="1" y="0" width="22" height="12" fill="url(#sold-out-hatch)" />`, "sold out") : ""}
    ${par === null ? "" : sample(svg`<line class="par" x1="0" x2="24" y1="6" y2="6" />`, "filled up to")}`;
}

function inWords(past, coming, soldOut, stockKnown, par) {
  const { expected, low, high } = coming[0];
  const sold = past.length > 0 ? `${past[past.length - 1].units} sold in the last, ` : "Never sold here yet, ";
  const room = par === null ? "" : high > par ? `; may exceed the ${par} it is filled up to` : `; within the ${par} it is filled up to`;
  const out = stockKnown && past.length > 0 ? ` Sold out on ${count(soldOut.length, "day")}.` : "";
  return `${sold}${expected.toFixed(1)} expected in the next, 80 % between ${low} and ${high}${room}.${out}`;
}

function ends(step, x) {
  return [x(day(step.from)) + GAP, x(day(step.to) + 1) - GAP];
}

function day(date) {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function within(step, soldOut) {
  return soldOut.filter((date) => date >= step.from && date <= step.to).length;
}

function span(step) {
  return step.from === step.to ? short(step.from) : `${short(step.from)} – ${short(step.to)}`;
}

function short(date) {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString("en", { day: "numeric", month: "short", timeZone: "UTC" });
}
