/** Who this page is to the server, and what it adds to requests that are no reading. */

/** @type {Promise<any>|null} */
let known = null;

/** Asked once, and again after {@link forget}: what the route says. */
export function standing() {
  known ??= fetch("/api/session").then((response) => response.json()).catch(() => ({ asked: false }));
  return known;
}

export function forget() {
  known = null;
}

/**
 * Fetches, and tells the application where it is not let in any more.
 *
 * @param {string} path @param {RequestInit} init with a body that can be sent twice
 */
export async function knock(path, init) {
  const token = (init.method ?? "GET") === "GET" ? null : (await standing()).token;
  const response = await send(path, init, token);
  if (response.status === 401) {
    forget();
    dispatchEvent(new Event("slotwise:door"));
  } else if (response.status === 403 && token) {
    forget();
    const now = (await standing()).token; // another one where somebody signed in anew in another tab
    return now && now !== token ? send(path, init, now) : response;
  }
  return response;
}

function send(path, init, token) {
  return fetch(path, token ? { ...init, headers: { ...init.headers, "X-Slotwise-Token": token } } : init);
}
