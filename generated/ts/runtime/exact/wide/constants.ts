// Made by activation-compiler; do not edit.
/** π and log 2 to any number of bits, from the series of atan and atanh at reciprocals of whole numbers. */

/** Σ ±1/((2k + 1)·n^(2k+1)), with `bits` bits after the point: atan(1/n) with changing signs, atanh(1/n) without. */
function ofReciprocal(n: bigint, bits: number, changing: boolean): bigint {
  let term = (1n << BigInt(bits)) / n;
  let total = 0n;
  for (let k = 0n; term !== 0n; k++) {
    const part = term / (2n * k + 1n);
    total += changing && k % 2n === 1n ? -part : part;
    term /= n * n;
  }
  return total;
}

const GUARD = 24;
/** A constant, computed anew where more bits are asked for than before. */
function kept(compute: (bits: number) => bigint): (bits: number) => bigint {
  let known = { bits: 0, value: 0n };
  return (bits) => {
    if (known.bits < bits + GUARD) {
      const more = bits + GUARD + (bits >> 1);
      known = { bits: more, value: compute(more) };
    }
    return known.value >> BigInt(known.bits - bits);
  };
}

/** π·2^bits, with an error below 1 (Machin's formula). */
export const piBits = kept((bits) => 16n * ofReciprocal(5n, bits, true) - 4n * ofReciprocal(239n, bits, true));
/** log(2)·2^bits, with an error below 1. */
export const log2Bits = kept(
  (bits) =>
    18n * ofReciprocal(26n, bits, false) -
    2n * ofReciprocal(4801n, bits, false) +
    8n * ofReciprocal(8749n, bits, false),
);
