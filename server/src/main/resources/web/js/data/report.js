/** What a file would bring: every row accounted for, by file and by reason. */
import { html, nothing } from "lit";
import { rejectedPath } from "../api/imports.js";
import { stackedBars } from "../charts/stacked-bars.js";

const PARTS = ["Accepted", "Repaired", "Rejected"];
const CLASSES = ["bar-ok", "bar-repaired", "bar-rejected"];

/** @param {import("../api/imports.js").Import} work */
export function report(work) {
  const rejected = total(work.files, "rejected");
  const reasons = work.files.flatMap((file) => file.reasons.map((reason) => ({ file: file.name, ...reason })));
  return html`<section class="card stack" aria-label="Report">
    <h2>Report</h2>
    ${stackedBars({ caption: summary(work.files), names: PARTS, classes: CLASSES, bars: work.files.map(toBar) })}
    ${work.warnings.length > 0 ? html`<ul>${work.warnings.map((warning) => html`<li>${warning}</li>`)}</ul>` : nothing}
    ${reasons.length > 0 ? reasonTable(reasons) : nothing}
    ${rejected > 0 ? html`<p><a class="button" href=${rejectedPath(work.id)} download>Rejected rows as CSV</a></p>` : nothing}
    ${work.dex.length > 0 ? dexTable(work.dex) : nothing}
  </section>`;
}

function summary(files) {
  const say = (field) => total(files, field).toLocaleString("en");
  return `${say("read")} rows read: ${say("accepted")} accepted, ${say("repaired")} repaired, ${say("rejected")} rejected.`;
}

function toBar(file) {
  return { name: file.name, parts: [file.accepted, file.repaired, file.rejected] };
}

function total(files, field) {
  return files.reduce((sum, file) => sum + file[field], 0);
}

function reasonTable(reasons) {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Reasons">
    <table>
      <caption>Why rows were repaired or rejected</caption>
      <thead><tr><th scope="col">File</th><th scope="col">Reason</th><th scope="col" class="number">Rows</th><th scope="col">For example</th></tr></thead>
      <tbody>
        ${reasons.map(
          (item) => html`<tr><td>${item.file}</td><td>${item.reason.replaceAll("_", " ")}</td>
            <td class="number">${item.count.toLocaleString("en")}</td><td>${item.example}</td></tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function dexTable(records) {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="DEX records by slot">
    <table>
      <caption>DEX records by slot</caption>
      <thead><tr><th scope="col">Machine</th><th scope="col">Slot</th><th scope="col">Product</th><th scope="col" class="number">Sold</th><th scope="col" class="number">Price</th><th scope="col">Note</th></tr></thead>
      <tbody>
        ${records.map(
          (item) => html`<tr><td>${item.deviceId}</td><th scope="row">${item.slot}</th><td>${item.product}</td>
            <td class="number">${item.sold ?? "–"}</td><td class="number">${item.price ?? "–"}</td><td>${item.note}</td></tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
