/** How the editor words numbers, scores and refusals; one place, so that eye and screen reader get the same. */

const LOW = 40;
const MID = 60;
const GOOD = 80;

/** The glyph and tone of a score from 0 to 100. */
export function grade(score) {
  if (score >= GOOD) {
    return { glyph: "★", tone: "best" };
  }
  if (score >= MID) {
    return { glyph: "▲", tone: "good" };
  }
  return score >= LOW ? { glyph: "●", tone: "mid" } : { glyph: "▼", tone: "low" };
}

/** One word for the rule that forbids a placement, after a cross: "✕ width". */
export function refusal(concerns) {
  const texts = [concerns[0]?.rule ?? "", concerns[0]?.message ?? ""].map((text) => text.toLowerCase());
  const known = texts.flatMap((text) => REFUSALS.filter(([pattern]) => pattern.test(text)));
  return known[0]?.[1] ?? "rule";
}

const REFUSALS = /** @type {[RegExp, string][]} */ ([
  [/check|unknown/, "check"],
  [/width|wide/, "width"],
  [/height|tall|clearance/, "height"],
  [/depth|deep/, "depth"],
  [/pitch|coil/, "pitch"],
  [/weight|heavy/, "weight"],
  [/temperature|cold|chilled|frozen/, "cold"],
  [/pin/, "pinned"],
  [/keep/, "keep"],
  [/facing/, "facings"],
  [/categor/, "category"],
  [/age/, "age"],
  [/allergen|nut/, "allergen"],
  [/nutrition|school/, "nutrition"],
  [/shelf|expir/, "shelf life"],
  [/price|ladder/, "price"],
  [/type/, "slot type"],
]);

/** Whether an expected change may as well be a loss. */
export function isUncertain(money) {
  return money.low <= 0 && money.high >= 0;
}

/** "+3.10" in the machine's currency. */
export function signed(amount, currency) {
  return formatter(currency, "exceptZero").format(amount);
}

/** "2.50" in the machine's currency. */
export function price(amount, currency) {
  return amount === null ? "no price" : formatter(currency, "auto").format(amount);
}

/** "+3.10 a week, 80 % between +1.20 and +4.90". */
export function moneyPerWeek(money, currency) {
  const range = `between ${signed(money.low, currency)} and ${signed(money.high, currency)}`;
  const doubt = isUncertain(money) ? ", uncertain" : "";
  return `${signed(money.mean, currency)} a week, 80 % ${range}${doubt}`;
}

/** The name to speak of a product by, even when the catalogue has lost it. */
export function catalogueName(catalogue, productId) {
  return catalogue.get(productId)?.name ?? `product ${productId}`;
}

/** What a screen reader hears when the scores are there. @param {Map<string, import("../api/advice.js").Score>} scores */
export function scoresInWords(scores) {
  const allowed = [...scores.values()].filter((score) => score.allowed);
  const best = allowed.toSorted((a, b) => b.score - a.score)[0];
  const where = best ? ` Best is ${best.position} with ${best.score}.` : "";
  return `${scores.size} slots scored, ${allowed.length} allowed.${where}`;
}

/** "1 slot", "3 slots". */
export function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

const formatters = new Map();

function formatter(currency, signDisplay) {
  const key = currency + signDisplay;
  if (!formatters.has(key)) {
    const options = { style: "currency", currency, signDisplay, currencyDisplay: "narrowSymbol" };
    formatters.set(key, new Intl.NumberFormat("en", /** @type {any} */ (options)));
  }
  return formatters.get(key);
}
