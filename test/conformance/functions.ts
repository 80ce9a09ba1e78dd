/** Every function of the language as a definition of its own: what cores compute, without anything around them. */
import { type OpName, operatorSymbols, opNames, op as opRow } from '../../src/expr/ops.js';
import type { Measured } from '../../src/stages.js';
import { give, measured, op, parameter, program, t, v } from '../emit/support/samples.js';
import type { DeviceResult } from './results.js';

const textOf = (name: OpName): string => {
  const [u, second] = ['x', 'k'];
  const symbol = operatorSymbols[name];
  if (name === 'neg') return '-x';
  if (symbol) return `${u} ${symbol} ${second}`;
  return opRow(name).arity === 1 ? `${name}(${u})` : `${name}(${u}, ${second})`;
};

/** Second arguments: for powers whole and broken ones of both signs, even and odd, beyond all whole numbers too. */
const SECOND: Readonly<Partial<Record<OpName, readonly number[]>>> = { pow: [2.5, 2, 3, 0.5, -3, -2, 20000001, -0.25] };

/** `x` alone, or `x` and a parameter `k` for operations of two arguments: one definition for each of its values. */
const ofOne = (name: OpName): readonly (readonly [string, Measured])[] => {
  const unary = opRow(name).arity === 1;
  const lone = program(unary ? [] : ['k'], give([op(1, name, ...(unary ? [v('x')] : [v('x'), v('k')]))], t(1)));
  const f = { program: lone };
  const values = unary ? [0] : (SECOND[name] ?? [2.5]);
  return values.map((value, i) => {
    const id = `of_${name}${i === 0 ? '' : `_${i}`}`;
    const parameters = unary ? [] : [parameter('k', value)];
    // A fragment kernel is emitted where there are derivatives: the function again stands for them.
    const functions = unary ? { '': f, dx: f } : { '': f, dx: f, dk: f };
    return [id, measured({ name: id, value: textOf(name), parameters, functions })] as const;
  });
};

/** They are measured without entry points and derivatives. */
export const ALONE = { suffixes: [''], entries: false } as const;

export const functionDefinitions: ReadonlyMap<string, Measured> = new Map(opNames.flatMap(ofOne));

/** The languages leave open which zero these give. */
const EITHER_ZERO: readonly OpName[] = ['sign', 'min', 'max'];

/** Zeros, infinities and NaN that are not what the function gives in double, where that rounds to such a one. */
export function specialValues(result: DeviceResult, m: Measured): readonly string[] {
  const { block } = m.lowered.functions[0]!.program;
  const op_ = block.lets[0]!.op;
  const { double } = opRow(op_);
  const { name } = m.lowered.verified.derived.definition;
  return result.observed.flatMap(({ setting, x, y }) =>
    x.flatMap((v, i) => {
      // A subnormal input may have been taken for zero.
      if (Number.isNaN(v) || (v !== 0 && Math.abs(v) < 2 ** -126)) return [];
      const exact = double(v, setting[0] ?? 0);
      const wanted = Math.fround(exact);
      if (wanted !== 0 && Number.isFinite(wanted)) return [];
      if (Object.is(wanted, y[i])) return [];
      if (wanted === 0 && y[i] === 0 && EITHER_ZERO.includes(op_)) return [];
      // Too small a result may be flushed, or kept where the device has such numbers.
      if (wanted === 0 && exact !== 0 && Math.abs(y[i]!) < 2 ** -126) return [];
      return [`${name} at (${[v, ...setting].join(', ')}): got ${y[i]}, wanted ${wanted}`];
    }),
  );
}
