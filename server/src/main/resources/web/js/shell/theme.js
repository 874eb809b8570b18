/** Light or dark: what the system prefers until the user says otherwise, remembered on this machine. */

const SETTING = "slotwise.theme";
const preference = matchMedia("(prefers-color-scheme: dark)");

/** @returns {"light"|"dark"} */
export function theme() {
  const chosen = localStorage.getItem(SETTING);
  return chosen === "light" || chosen === "dark" ? chosen : preference.matches ? "dark" : "light";
}

export function applyTheme() {
  document.documentElement.dataset.theme = theme();
}

export function toggleTheme() {
  localStorage.setItem(SETTING, theme() === "dark" ? "light" : "dark");
  applyTheme();
}

/** Follows the system while nothing was chosen. */
export function followPreference(onChange) {
  preference.addEventListener("change", () => {
    applyTheme();
    onChange();
  });
}
