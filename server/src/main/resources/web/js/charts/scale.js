/** From figures to places on a drawing, and round numbers for its axis. */

const STEPS = [1, 2, 2.5, 5, 10];

/** @returns {(value: number) => number} */
export function scale(from, to, start, end) {
  const span = to - from || 1;
  return (value) => start + ((value - from) / span) * (end - start);
}

/** At most so many round numbers from 0 to a little over the most. */
export function ticks(most, count = 4) {
  if (!(most > 0)) {
    return [0, 1];
  }
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((one) => one * power >= rough) ?? 10);
  const all = [0];
  while (all[all.length - 1] < most) {
    all.push(Number((all.length * step).toPrecision(6)));
  }
  return all;
}
