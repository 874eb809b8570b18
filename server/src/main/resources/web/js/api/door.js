/** Who this page is to the server, and what writing takes. */

/** @type {Promise<any>|null} */
let known = null;

/** What the route says; asked again after {@link forget} or a failure. */
export function standing() {
  known ??= fetch("/api/session", { signal: AbortSignal.timeout(10_000) })
    .then((response) => (response.ok ? response.json() : Promise.reject(response)))
    .catch(() => (forget(), { asked: false }));
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
  const reads = (init.method ?? "GET") === "GET";
  const token = reads ? null : (await standing()).token;
  const response = await send(path, init, token);
  if (response.status === 401) {
    forget();
    dispatchEvent(new Event("slotwise:door"));
  } else if (response.status === 403 && !reads) {
    forget();
    const now = (await standing()).token;
    return now && now !== token ? send(path, init, now) : response;
  }
  return response;
}

function send(path, init, token) {
  return fetch(path, token ? { ...init, headers: { ...init.headers, "X-Slotwise-Token": token } } : init);
}
