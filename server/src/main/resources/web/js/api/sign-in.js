/** In with a key, and out. */
import { forget, knock } from "./door.js";

const SESSION = "/api/session";

/** Shows a key. @param {string} key @returns {Promise<string>} why it is refused, empty where it is not */
export async function signIn(key) {
  const response = await fetch(SESSION, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ key }),
  }).catch(() => null);
  forget();
  if (response?.ok) {
    return "";
  }
  const answer = await response?.json().catch(() => null);
  return answer?.detail ?? "The server does not answer.";
}

export async function signOut() {
  await knock(SESSION, { method: "DELETE" });
  forget();
}
