/** The address of what is shown, so that it can be shared and gone back to. */

/** Goes to an address without loading the document again. */
export function go(address) {
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** Changes the query of this page in place. @param {Record<string, string>} query */
export function keepInAddress(query) {
  history.replaceState(null, "", `${location.pathname}?${new URLSearchParams(query)}`);
}
