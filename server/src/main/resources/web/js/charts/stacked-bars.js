/** Parts of wholes, one bar per whole: with a summary in words, and all figures as a table on demand. */
import { html, svg } from "lit";

const WIDTH = 640;
const LABEL = 168;
const ROW = 28;
const BAR = 16;

/**
 * @typedef {{name: string, parts: number[]}} Bar
 * @param {{caption: string, names: string[], classes: string[], bars: Bar[]}} chart names and classes per part
 */
export function stackedBars({ caption, names, classes, bars }) {
  const most = Math.max(1, ...bars.map((bar) => sum(bar.parts)));
  const drawn = bars.map((bar, i) => drawBar(bar, i, most, classes));
  return html`<figure class="chart">
    <figcaption>${caption}</figcaption>
    <svg class="bars" viewBox="0 0 ${WIDTH} ${bars.length * ROW}" role="img" aria-label=${caption}>${drawn}</svg>
    <p class="small quiet">${names.map((name, i) => html`<svg class="key bars" viewBox="0 0 12 12" aria-hidden="true"><rect class=${classes[i]} width="12" height="12"/></svg> ${name}&ensp;`)}</p>
    <details>
      <summary>As a table</summary>
      <div class="table-scroll">
        <table>
          <thead><tr><th scope="col">Name</th>${names.map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
          <tbody>
            ${bars.map((bar) => html`<tr><th scope="row">${bar.name}</th>${bar.parts.map((part) => html`<td class="number">${part.toLocaleString("en")}</td>`)}</tr>`)}
          </tbody>
        </table>
      </div>
    </details>
  </figure>`;
}

function drawBar({ name, parts }, index, most, classes) {
  const y = index * ROW + (ROW - BAR) / 2;
  const scale = (WIDTH - LABEL) / most;
  let x = LABEL;
  const boxes = parts.map((part, i) => {
    const width = part * scale;
    const box = svg`<rect class=${classes[i]} x=${x} y=${y} width=${width} height=${BAR}/>`;
    x += width;
    return box;
  });
  const short = name.length > 24 ? `${name.slice(0, 23)}…` : name;
  return svg`<text x="0" y=${y + BAR - 4}>${short}</text>${boxes}`;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
