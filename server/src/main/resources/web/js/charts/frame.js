/** The frame of a plot over time: where things stand in it, and the lines across it with their figures. */
import { svg } from "lit";
import { scale, ticks } from "./scale.js";

const TO_LABEL = 4;
const HALF_A_LETTER = 4;

export class Frame {
  /** @param {{width: number, height: number, left: number, right: number, top: number, bottom: number}} size with its margins */
  constructor({ width, height, left, right, top, bottom }) {
    this.viewBox = `0 0 ${width} ${height}`;
    this.start = left;
    this.end = width - right;
    this.ceiling = top;
    this.floor = height - bottom;
    /** Where words below the plot stand. */
    this.below = height - 6;
  }

  /** Places from the left to the right edge. */
  across(from, to) {
    return scale(from, to, this.start, this.end);
  }

  /**
   * Places from 0 up to the most, and the lines at round figures.
   *
   * @param {number} most
   * @param {{count?: number, text?: (value: number) => unknown}} [marks] how many lines, and their figures in words
   */
  upTo(most, { count, text = (value) => value } = {}) {
    const marks = ticks(most, count);
    const y = scale(0, marks[marks.length - 1], this.floor, this.ceiling);
    return { y, grid: marks.map((mark) => this.#line(y(mark), text(mark))) };
  }

  #line(y, words) {
    return svg`<line class="grid" x1=${this.start} x2=${this.end} y1=${y} y2=${y}/>
      <text x=${this.start - TO_LABEL} y=${y + HALF_A_LETTER} text-anchor="end">${words}</text>`;
  }
}
