/**
 * Nanoseconds of each function of the scaled double-doubles, as compiled to dist/runtime.
 *
 *   npm run build && node scripts/bench-double-double.mjs [NAME…]
 *
 * The least of many short runs over 1024 arguments: what the function takes when the machine does nothing else.
 */
const r = await import(new URL('../dist/runtime/index.js', import.meta.url));

const COUNT = 1024;
const WARM_UP = 60;
const RUNS = 150;

/** Uniform in [0, 1), the same on every machine. */
let state = 1;
const next = () => {
  state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return (state >>> 0) / 2 ** 32;
};
/** Numbers of two words from the interval. */
const between = (/** @type {number} */ from, /** @type {number} */ to) =>
  Array.from({ length: COUNT }, () =>
    r.add(r.fromDouble(from + (to - from) * next()), r.fromDouble((next() - 0.5) * 2 ** -56)),
  );

const [wide, other, positive, small] = [between(-6, 6), between(-6, 6), between(0.01, 12), between(-0.01, 0.01)];
const cases = [
  ['add', r.add, wide, other],
  ['sub', r.sub, wide, other],
  ['mul', r.mul, wide, other],
  ['div', r.div, wide, other],
  ['sqrt', r.sqrt, positive],
  ['fromDouble', (/** @type {{h: number}} */ a) => r.fromDouble(a.h), wide],
  ['toDouble', (/** @type {unknown} */ a) => ({ h: r.toDouble(a) }), wide],
  ['toSingle', (/** @type {unknown} */ a) => ({ h: r.toSingle(a) }), wide],
  ...['exp', 'expm1', 'erf', 'erfc', 'atan', 'acot', 'sin', 'cos', 'cosm1'].map((name) => [name, r[name], wide]),
  ...['log', 'log1p', 'erfcx'].map((name) => [name, r[name], positive]),
  ...['expm1', 'log1p', 'sqrt1pm1'].map((name) => [name, r[name], small, undefined, 'small']),
  ['erfcx', r.erfcx, between(-6, 0), undefined, 'negative'],
  ['sin', r.sin, between(100, 1e6), undefined, 'to 10^6'],
  ['sin', r.sin, between(1e200, 1e201), undefined, 'at 10^200'],
  ...['expm1', 'log1p', 'sin', 'erf'].map((name) => [
    'remainder',
    r.remainder(name, 3),
    small,
    undefined,
    `${name}, order 3`,
  ]),
];

const asked = process.argv.slice(2);
/** What was computed, so that it cannot be left out. */
let sum = 0;
for (const [name, f, a, b, what = ''] of cases) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    const begin = process.hrtime.bigint();
    for (let i = 0; i < COUNT; i++) sum += f(a[i], b?.[i]).h;
    const time = Number(process.hrtime.bigint() - begin) / COUNT;
    if (run >= WARM_UP && time < best) best = time;
  }
  process.stdout.write(`${`${name} ${what}`.padEnd(26)}${best.toFixed(0).padStart(6)} ns\n`);
}
if (sum === 0.1) process.stdout.write('\n');
