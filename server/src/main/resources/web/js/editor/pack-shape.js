/** A product as a small drawing: the shape of its pack, tinted so that it can be found again. Never the only sign. */
import { svg } from "lit";

const SHAPES = {
  can: svg`<path d="M11 6c0-2 14-2 14 0v24c0 2-14 2-14 0Z"/><path d="M11 9c2 1.5 12 1.5 14 0" fill="none"/>`,
  bottle: svg`<path d="M15 3h6v6c0 2 4 3 4 8v15H11V17c0-5 4-6 4-8Z"/><path d="M11 20h14v6H11Z" class="label"/>`,
  bag: svg`<path d="M8 5l3 1.5L14.500 5 18 6.500 21.500 5 25 6.500 28 5l-1 13 1 13-3-1.500-3.500 1.500-3.500-1.500-3.500 1.500-3.500-1.500-3 1.500 1-13Z"/><circle cx="18" cy="18" r="5" class="label"/>`,
  bar: svg`<path d="M3 12h30l-2 2 2 2-2 2 2 2-2 2 2 2H3l2-2-2-2 2-2-2-2 2-2Z"/><path d="M10 15h16v6H10Z" class="label"/>`,
  box: svg`<path d="M8 8h20v24H8Z"/><path d="M8 8l4-4h20v24l-4 4V8l4-4M8 8h20" /><path d="M12 15h12v8H12Z" class="label"/>`,
  cup: svg`<path d="M9 8h18l-3 24H12Z"/><path d="M8 5h20v3H8Z"/>`,
};

const TINTS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];
const COLOURS = {
  red: "#C8372D",
  orange: "#D55E00",
  yellow: "#E6B800",
  green: "#2E8B57",
  blue: "#0072B2",
  purple: "#7B5AA6",
  pink: "#CC79A7",
  brown: "#8B5A2B",
  black: "#3A3F45",
  white: "#E9ECEF",
  grey: "#9AA4AE",
  silver: "#B5BDC6",
  gold: "#C9A227",
};

/** @param {import("../api/fleet.js").Product} product */
export function packShape(product) {
  return svg`<svg class="pack" viewBox="0 0 36 36" aria-hidden="true" fill=${tint(product)}>${SHAPES[shapeOf(product)]}</svg>`;
}

function shapeOf({ pack, category }) {
  const word = `${pack} ${pack ? "" : category}`.toLowerCase();
  const known = WORDS.find(([pattern]) => pattern.test(word));
  return known ? known[1] : "box";
}

const WORDS = /** @type {[RegExp, string][]} */ ([
  [/bottle|water|juice|tea/, "bottle"],
  [/can|soda|drink|beverage|energy|carbonated/, "can"],
  [/bag|chip|crisp|snack|nut|popcorn/, "bag"],
  [/bar|candy|chocolate|sweet/, "bar"],
  [/cup|yog|coffee|dessert/, "cup"],
]);

function tint({ colour, id }) {
  if (/^#[0-9a-f]{6}$/i.test(colour)) {
    return colour;
  }
  const sum = [...id].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973, 7);
  return COLOURS[colour.toLowerCase()] ?? TINTS[sum % TINTS.length];
}
