/** How the versions of a template do: what people and the checks made of the answers to each. */
import { html } from "lit";
import { table } from "../charts/figure.js";
import { dollars, millis, whole } from "../usage/words.js";

/** @param {string} feature @param {import("../api/ai.js").Variant[]} variants */
export function variantsOf(feature, variants) {
  const worse = variants.filter((one) => !one.in_use).map((one) => one.version);
  return html`<section class="card stack" aria-label=${`Versions of ${feature}`}>
    <h2>Versions of ${feature}</h2>
    <p class="quiet">${worse.length > 0 ? `Out of use, because clearly worse than another: ${worse.join(", ")}.` : "No version is clearly worse than another; machines keep the one they have."}</p>
    ${table(
      `Versions of ${feature}`,
      ["Version", "", "Answers", "Refused by the checks", "Judged", "Accepted", "Per answer", "Latency"],
      variants.map((one) => [
        one.version,
        one.in_use ? "in use" : "out of use",
        whole(one.answers),
        share(one.refused, one.answers),
        whole(one.judged),
        share(one.accepted, one.judged),
        one.answers === 0 ? "–" : dollars(one.cost_usd / one.answers),
        one.answers === 0 ? "–" : millis(one.mean_latency_ms),
      ]),
    )}
  </section>`;
}

function share(some, all) {
  return all === 0 ? "–" : `${whole(some)} (${Math.round((100 * some) / all)} %)`;
}
