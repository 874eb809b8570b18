/** Server-sent events over a POST, read as they come; EventSource itself can only GET. */
import { knock } from "./door.js";
import { Problem } from "./http.js";

const MAX_EVENT = 4_000_000;

/**
 * Calls back for every event in order and ends when the server closes the stream.
 *
 * @param {string} path
 * @param {object} json
 * @param {AbortSignal} signal leaving it cancels the work on the server too
 * @param {(name: string, data: any) => void} onEvent
 * @throws {Problem} when the stream does not begin, or is cut before its last event
 */
export async function stream(path, json, signal, onEvent) {
  const response = await knock(path, {
    method: "POST",
    headers: { Accept: "text/event-stream, application/problem+json", "Content-Type": "application/json" },
    body: JSON.stringify(json),
    signal,
  });
  if (!response.ok || !response.body) {
    throw new Problem(response.status, await response.json().catch(() => ({})));
  }
  let isComplete = false;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let open = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const events = (open + part.value).replaceAll("\r\n", "\n").split("\n\n");
    open = events.pop() ?? "";
    for (const { name, data } of events.flatMap(parse)) {
      isComplete ||= name === "done" || name === "error";
      onEvent(name, data);
    }
    if (open.length > MAX_EVENT) {
      throw new Problem(0, { title: "The server sends an event without end." });
    }
  }
  if (!isComplete) {
    throw new Problem(0, { title: "The answer broke off.", detail: "What came before is shown; ask again for the rest." });
  }
}

/** One event's lines; comments alone are none. */
function parse(text) {
  const lines = text.split("\n").filter((line) => line && !line.startsWith(":"));
  const field = (name) => lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, ""));
  const data = field("data").join("\n");
  return data ? [{ name: field("event")[0] ?? "message", data: JSON.parse(data) }] : [];
}
