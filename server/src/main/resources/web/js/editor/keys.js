/** The editor's keys, as a table: what the help dialog lists is what works. */

/**
 * @typedef {{keys: string[], does: string, command: string, single?: boolean}} Binding single: a letter or digit
 *   without Ctrl, which can be switched off (WCAG 2.1.4)
 */

/** @type {Binding[]} */
export const BINDINGS = [
  { keys: ["←", "→", "↑", "↓"], does: "Go from slot to slot", command: "" },
  { keys: ["Home", "End"], does: "First or last slot of the row", command: "" },
  { keys: ["PgUp", "PgDn"], does: "Top or bottom of the column", command: "" },
  { keys: ["Enter", "Space"], does: "Pick up, then place", command: "" },
  { keys: ["Esc"], does: "Put back what is held", command: "cancel" },
  { keys: ["Del"], does: "Empty the slot", command: "clear" },
  { keys: ["M"], does: "Move to… (slots by score)", command: "move", single: true },
  { keys: ["/"], does: "Search the products", command: "search", single: true },
  { keys: ["J", "K"], does: "Next or previous suggestion", command: "suggestion", single: true },
  { keys: ["A", "R"], does: "Accept or reject the suggestion", command: "decide", single: true },
  { keys: ["1", "2", "3"], does: "Show products, visibility, revenue", command: "overlay", single: true },
  { keys: ["Ctrl Z"], does: "Undo", command: "undo" },
  { keys: ["Ctrl Shift Z"], does: "Do again", command: "redo" },
  { keys: ["Ctrl S"], does: "Save", command: "save" },
  { keys: ["?"], does: "Show these keys", command: "help", single: true },
];

const OVERLAYS = { 1: "products", 2: "visibility", 3: "revenue" };
const SETTING = "slotwise.single-keys";

/** Whether letters and digits alone are commands. */
export function singleKeysOn() {
  return localStorage.getItem(SETTING) !== "off";
}

export function setSingleKeys(on) {
  localStorage.setItem(SETTING, on ? "on" : "off");
}

/**
 * The command of a key press, or null when it is none or belongs to a field.
 *
 * @param {KeyboardEvent} event
 * @returns {{name: string, overlay?: string}|null}
 */
export function commandOf(event) {
  if (event.ctrlKey || event.metaKey) {
    return chord(event);
  }
  if (event.key === "Escape") {
    return { name: "cancel" };
  }
  if (isField(event.target) || event.altKey) {
    return null;
  }
  if (event.key === "Delete") {
    return { name: "clear" };
  }
  return singleKeysOn() ? single(event.key) : null;
}

function chord(event) {
  const key = event.key.toLowerCase();
  if (key === "s") {
    return { name: "save" };
  }
  if (isField(event.target)) {
    return null;
  }
  if (key === "z") {
    return { name: event.shiftKey ? "redo" : "undo" };
  }
  return key === "y" ? { name: "redo" } : null;
}

function single(key) {
  switch (key.toLowerCase()) {
    case "m":
      return { name: "move" };
    case "/":
      return { name: "search" };
    case "j":
      return { name: "next-suggestion" };
    case "k":
      return { name: "previous-suggestion" };
    case "a":
      return { name: "accept" };
    case "r":
      return { name: "reject" };
    case "?":
      return { name: "help" };
    default:
      return OVERLAYS[key] ? { name: "overlay", overlay: OVERLAYS[key] } : null;
  }
}

function isField(target) {
  return target instanceof Element && target.closest("input, select, textarea") !== null;
}
