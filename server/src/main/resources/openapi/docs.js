/** The page of all routes: lists what /openapi.json says and sends requests. Text only ever enters as text. */

const JSON_TYPE = "application/json";

function element(tag, text, ...children) {
  const made = document.createElement(tag);
  made.append(...(text ? [text] : []), ...children);
  return made;
}

function field(label, input) {
  return element("label", label, input);
}

/** One parameter with its input. */
function parameter(one) {
  const input = element("input");
  input.value = one.example ?? "";
  return { one, input, label: field(`${one.name} (${one.in}${one.required ? ", needed" : ""}): ${one.description}`, input) };
}

/** Where a request goes: the path with its parameters filled in. */
function address(path, parameters) {
  const query = new URLSearchParams();
  let filled = path;
  for (const { one, input } of parameters) {
    if (one.in === "path") {
      filled = filled.replace(`{${one.name}}`, encodeURIComponent(input.value));
    } else if (one.in === "query" && input.value) {
      query.set(one.name, input.value);
    }
  }
  return query.size ? `${filled}?${query}` : filled;
}

async function send(method, path, parameters, body) {
  const headers = body ? { "Content-Type": JSON_TYPE } : {};
  for (const { one, input } of parameters) {
    if (one.in === "header" && input.value) {
      headers[one.name] = input.value;
    }
  }
  if (token && method !== "GET") {
    headers["X-Slotwise-Token"] = token;
  }
  const answer = await fetch(address(path, parameters), { method, headers, body: body?.value });
  const text = await answer.text();
  const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
  return `${answer.status}\n${isJson && text ? JSON.stringify(JSON.parse(text), null, 2) : text}`;
}

function route(path, method, operation) {
  const parameters = (operation.parameters ?? []).map(parameter);
  const content = operation.requestBody?.content[JSON_TYPE];
  const body = content ? element("textarea") : null;
  if (body) {
    body.value = JSON.stringify(content.example, null, 2);
  }
  const button = element("button", "Send");
  const answer = element("pre");
  answer.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    answer.textContent = "…";
    try {
      answer.textContent = await send(method.toUpperCase(), path, parameters, body);
    } catch (failure) {
      answer.textContent = `No answer: ${failure.message}`;
    }
  });
  const responses = Object.entries(operation.responses).map(([code, one]) => element("li", `${code}: ${one.description}`));
  return element(
    "details",
    "",
    element("summary", "", element("b", method.toUpperCase()), element("code", path), ` ${operation.summary}`),
    element("p", operation.description),
    ...parameters.map((one) => one.label),
    ...(body ? [field("Body (JSON)", body)] : []),
    button,
    answer,
    element("ul", "", ...responses),
  );
}

/** What a page that is signed in adds to requests that are no reading; nothing where nobody is asked. */
const { token } = await (await fetch("/api/session")).json();
const answered = await fetch("/openapi.json");
const description = answered.ok ? await answered.json() : { tags: [], paths: {} };
const main = document.getElementById("routes");
if (answered.status === 401) {
  const door = element("a", "Sign in");
  door.href = "/";
  main.append(element("p", "This server asks for an access key. ", door, " first, then come back."));
}
for (const tag of description.tags) {
  main.append(element("h2", tag.name), element("p", tag.description));
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.tags.includes(tag.name)) {
        main.append(route(path, method, operation));
      }
    }
  }
}
