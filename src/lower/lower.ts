/**
 * Verified → Lowered: every derived function as a program that neither overflows nor cancels where that can be
 * avoided by rewriting. Pieces are lifted to the root, every leaf is computed in the way that measures best, what lies
 * outside the domain is NaN, and the special values are settled.
 */
import { type Diagnostic, diagnostic, invariant, type Place } from '../diagnostic.js';
import type { Kernel } from '../program/kernel.js';
import type { Definition, Derived, DerivedFunction, Lowered, Operand, Program, Result, Verified } from '../stages.js';
import type { Store } from '../store.js';
import type { Truth } from '../truth/truth.js';
import { type Bench, choose } from './choose.js';
import { assumeCondition, type Decision, lift, MAX_LEAVES, TooManyBranches } from './decision.js';
import { endsOf } from './ends.js';
import { fallbacksOf } from './fallbacks.js';
import { singleGoals } from './forms/single-error.js';
import { guardByValue, guardDomain, guardLeaf } from './guards.js';
import { kernelOf } from './kernel.js';
import { isRoundedOnce } from './once-rounded.js';
import { ordinaryIsEnough } from './ordinary.js';
import { blockOf, hostFunctions } from './program.js';
import { type Facts, NO_FACTS } from './ranges.js';
import { type LoweredPart, lowerKey, recalledParts } from './recall.js';
import { inputSamples, parameterPoints } from './samples.js';

function benchOf(definition: Definition, truth: Truth): Bench {
  return {
    truth,
    input: definition.inputs[0]!,
    names: [...definition.inputs, ...definition.parameters.map((p) => p.name)],
    settings: parameterPoints(definition, truth),
    inputs: inputSamples(),
    constants: new Map<string, Operand>(),
  };
}

/** What the declared domains say. */
function declaredFacts(definition: Definition): Facts {
  const conditions = [...definition.parameters.map((p) => p.domain ?? []), definition.domain ?? []];
  return conditions.reduce<Facts>((facts, when) => assumeCondition(facts, when), NO_FACTS);
}

/** Every leaf computed in its best way; the rules used are collected in order. */
function chooseLeaves(d: Decision, bench: Bench, steps: string[], asWritten: boolean): Decision {
  switch (d.kind) {
    case 'undefined':
      return d;
    case 'leaf': {
      if (asWritten) return guardLeaf(d, d, bench);
      const chosen = choose(d, bench);
      steps.push(...chosen.steps);
      return guardLeaf(chosen.decision, d, bench);
    }
    case 'branch': {
      const [then, otherwise] = [d.then, d.otherwise].map((part) => chooseLeaves(part, bench, steps, asWritten));
      return { ...d, then: then!, otherwise: otherwise! };
    }
  }
}

/** The tree with one subtree put in another's place. */
function exchange(d: Decision, from: Decision, to: Decision): Decision {
  if (d === from) return to;
  return d.kind === 'branch'
    ? { ...d, then: exchange(d.then, from, to), otherwise: exchange(d.otherwise, from, to) }
    : d;
}

/** A kernel as far as it is needed: where the ordinary program is as good, it takes the kernel's place. */
function refined(program: Program, kernel: Kernel, bench: Bench, options: LowerOptions): Kernel {
  if (options.kernels !== 'accurate') return options.loops ? { ...kernel, roundsOnce: true } : kernel;
  const enough = ordinaryIsEnough(program, kernel, bench);
  if (enough === 'everything') return { ...kernel, plain: true };
  const lacking = kernel.leaves.some((l) => l.kind === 'program' || l.variants.some((v) => !v.single));
  return enough === 'float32' && lacking ? { ...kernel, ordinarySingle: true } : kernel;
}

function lowerFunction(derived: Derived, f: DerivedFunction, bench: Bench, options: LowerOptions): LoweredPart {
  const { definition } = derived;
  const steps: string[] = [];
  const lifted = lift(f.expression, declaredFacts(definition));
  const chosen = chooseLeaves(lifted, bench, steps, options.asWritten ?? false);
  const defined = f.suffix === '' ? chosen : guardByValue(chosen, liftValue(derived), bench);
  const guarded = guardDomain(defined, definition);
  const block = blockOf(guarded, bench.truth, bench.constants);
  const ends = endsOf(f.expression, block, bench);
  const program: Program = {
    inputs: definition.inputs,
    parameters: definition.parameters.map((p) => p.name),
    block: ends.block,
    ...ends.rules,
  };
  // Loops over arrays call values and first derivatives.
  const inLoops = f.by.length < 2;
  const isPlain = isRoundedOnce(program);
  const kinds = {
    accurate: options.kernels === 'accurate',
    ...(inLoops && options.kernels === 'accurate' ? { single: singleGoals.accurate } : {}),
    ...(inLoops && options.kernels === 'exact' && options.loops ? { single: singleGoals.exact } : {}),
    short: (options.kernels === 'short' || options.short === true) && !isPlain,
  };
  const made = options.kernels
    ? refined(
        program,
        kernelOf(lifted, definition, bench, (d) => guardDomain(exchange(defined, chosen, d), definition), kinds),
        bench,
        options,
      )
    : undefined;
  const kernel: Kernel | undefined = made && isPlain ? { ...made, plainShort: true } : made;
  return {
    lowered: {
      derived: f,
      program,
      rules: [...new Set(steps)],
      host: hostFunctions(block),
      ...(kernel ? { kernel } : {}),
    },
    unsettled: ends.unsettled,
  };
}

const unsettledAt = (definition: Definition, f: DerivedFunction, where: string): Diagnostic =>
  diagnostic('special-value-unsettled', `what \`${nameOf(definition, f)}\` is at ${where} could not be settled`, {
    ...placeOf(definition),
    notes: ['the value that the formula gives in floating point is kept'],
  });

/** The function's own formula as decisions. */
function liftValue(derived: Derived): Decision {
  const value = derived.functions.find((f) => f.suffix === '');
  invariant(value, 'a definition has no value');
  return lift(value.expression, declaredFacts(derived.definition));
}

const nameOf = (definition: Definition, f: DerivedFunction): string =>
  f.suffix === '' ? definition.name : `${definition.name}_${f.suffix}`;

/** The value in the definition's file: where everything about a program is pointed at. */
function placeOf(definition: Definition): { place?: Place } {
  const span = definition.outputs[0]?.span;
  return span ? { place: { file: definition.source.file, ...span } } : {};
}

function tooManyBranches(definition: Definition): Diagnostic {
  return diagnostic('not-lowered', `\`${definition.name}\` has too many combinations of pieces`, {
    ...placeOf(definition),
    notes: [`a function may have at most ${MAX_LEAVES} of them, its derivatives included`],
    help: ['write the pieces as one list, with conditions that exclude one another'],
  });
}

export interface LowerOptions {
  /** Make the kernels of this finer grade too. */
  readonly kernels?: 'accurate' | 'exact' | 'short';
  /** And float32 code for shaders. */
  readonly short?: boolean;
  /** And code for loops over float32 of grade `exact`; grade `accurate` always has it. */
  readonly loops?: boolean;
  /** Leave the ordinary programs as written: where kernels alone are tested. */
  readonly asWritten?: boolean;
  /** Where what was lowered before is kept. */
  readonly store?: Store;
}

/**
 * Lowers all functions of a verified definition, or takes them from the store. One with too many combinations of pieces is
 * an error (`not-lowered`).
 */
export function lower(verified: Verified, truth: Truth, options: LowerOptions = {}): Result<Lowered> {
  const { derived } = verified;
  const { definition } = derived;
  const { store, ...asked } = options;
  const anew = (): readonly LoweredPart[] => {
    const bench = benchOf(definition, truth);
    return derived.functions.map((f) => lowerFunction(derived, f, bench, options));
  };
  try {
    const all = recalledParts(store, lowerKey(derived, asked), derived, anew);
    const functions = all.map((a) => a.lowered);
    const unsettled = all.flatMap(({ lowered, unsettled: ends }) =>
      ends.map((where) => unsettledAt(definition, lowered.derived, where)),
    );
    const named = functions.map((f) => ({ name: nameOf(definition, f.derived), kernel: f.kernel }));
    const notes = [...unsettled, ...fallbacksOf(named, asked, placeOf(definition))];
    return { value: { verified, functions }, diagnostics: notes };
  } catch (e) {
    if (!(e instanceof TooManyBranches)) throw e;
    return { diagnostics: [tooManyBranches(definition)] };
  }
}
