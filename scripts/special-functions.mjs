/**
 * Where the coefficients of src/program/special.ts are from: prints the tables, computed in MPFR with 300 bits.
 *
 *   node scripts/special-functions.mjs
 *
 * Each table interpolates its function at the Chebyshev nodes of its interval, is written in powers of the variable,
 * and rounded to double. A test compares what this computes with what stands in the source.
 */
import { fileURLToPath } from 'node:url';
import { init } from 'gmp-wasm';

const BITS = 300;

/** The tables by name: the function, its interval (exact decimals), and the degree. */
const tables = {
  /** erf(sqrt(v))/sqrt(v) − 1 for v = x², |x| <= 3/4. */
  near: { from: '0', to: '0.5625', degree: 10, of: (_, v) => v.sqrt().erf().div(v.sqrt()).sub(1) },
  /** x·exp(x²)·erfc(x) − 9/16 for t = (x − 3)/(x + 3), x from 3/4 to infinity. 9/16 is near its limit 1/sqrt(pi). */
  tail: {
    from: '-0.6',
    to: '1',
    degree: 23,
    of: (F, t) => {
      const x = t.add(1).div(F(1).sub(t)).mul(3);
      return x.mul(x).exp().mul(x.erfc()).mul(x).sub(F('0.5625'));
    },
  },
};

/** Chebyshev interpolation of `of` on [from, to], in powers of the variable, as doubles. */
function coefficients({ Float: F, Pi }, { from, to, degree, of }) {
  const [a, b] = [F(from), F(to)];
  const [centre, half] = [a.add(b).div(2), b.sub(a).div(2)];
  const count = degree + 1;
  const angles = Array.from({ length: count }, (_, k) =>
    Pi()
      .mul(2 * k + 1)
      .div(2 * count),
  );
  const values = angles.map((angle) => of(F, centre.add(half.mul(angle.cos()))));
  const series = angles.map((_, j) => {
    const sum = values.reduce((s, value, k) => s.add(value.mul(angles[k].mul(j).cos())), F(0));
    return sum.mul(j === 0 ? 1 : 2).div(count);
  });
  // T(n+1) = 2·u·T(n) − T(n−1) with u = (variable − centre)/half, as lists of coefficients.
  const timesU = (p) => {
    const result = Array.from({ length: p.length + 1 }, () => F(0));
    p.forEach((c, i) => {
      result[i + 1] = result[i + 1].add(c.div(half));
      result[i] = result[i].sub(c.mul(centre).div(half));
    });
    return result;
  };
  const total = Array.from({ length: count }, () => F(0));
  let [before, now] = [[F(0)], [F(1)]];
  series.forEach((c, j) => {
    now.forEach((p, i) => {
      total[i] = total[i].add(c.mul(p));
    });
    const next = timesU(now).map((p, i) => p.mul(j === 0 ? 1 : 2).sub(before[i] ?? 0));
    [before, now] = [now, next];
  });
  return total.map((c) => c.toNumber());
}

/** All tables, lowest power first. */
export async function specialTables() {
  const { getContext } = await init();
  const context = getContext({ precisionBits: BITS });
  const result = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, coefficients(context, table)]),
  );
  context.destroy();
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, list] of Object.entries(await specialTables()))
    process.stdout.write(`${name}\n  ${list.join(',\n  ')},\n`);
}
