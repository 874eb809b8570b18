/** The one polite live region of the application. Views say things to it; it never moves the focus. */

let region = /** @type {HTMLElement|null} */ (null);

/** @param {HTMLElement} element */
export function useRegion(element) {
  region = element;
}

/** @param {string} text */
export function say(text) {
  if (region) {
    region.textContent = region.textContent === text ? `${text}\u00A0` : text;
  }
}
