/**
 * What lowering made, kept by content: by the definition, those that it uses and what is asked for. The store's keys
 * belong to one compiler, so a kept result is what lowering would make again.
 */
import { invariant } from '../diagnostic.js';
import type { PlanAbout } from '../program/about.js';
import type { Kernel, Variant } from '../program/kernel.js';
import type { Derived, LoweredFunction } from '../stages.js';
import { keyText, recalled, type Store } from '../store.js';

/** A function lowered, and the ends at which its value could not be settled. */
export interface LoweredPart {
  readonly lowered: LoweredFunction;
  readonly unsettled: readonly string[];
}

type KeptVariant = Omit<Variant, 'about'>;
/** A part without what is at hand (the derived function) and what cannot be kept (`about`). */
interface KeptPart extends Pick<LoweredPart, 'unsettled'> {
  readonly lowered: Omit<LoweredFunction, 'derived'>;
}

/** What lowering cannot depend on: where things stand in a file, what is said of them, and claims. */
const UNSEEN = ['source', 'span', 'title', 'about', 'aliases', 'sources', 'claims'];

/** The key of a definition's functions, lowered as `asked`. */
export const lowerKey = ({ definition, library, functions }: Derived, asked: object): string => {
  const used = definition.uses.map((name) => library.get(name));
  return keyText(['lowered', asked, definition, used, functions.map((f) => f.suffix)], UNSEEN);
};

const withVariants = (kernel: Kernel, change: (v: Variant, leaf: number, variant: number) => KeptVariant): Kernel => ({
  ...kernel,
  leaves: kernel.leaves.map((leaf, i) =>
    leaf.kind === 'plan' ? { ...leaf, variants: leaf.variants.map((v, k) => change(v, i, k) as Variant) } : leaf,
  ),
});

/** Every variant with what its plan says of itself from `about`, which is asked when that is. */
const telling = (part: LoweredPart, about: (leaf: number, variant: number) => PlanAbout): LoweredPart => {
  const { kernel } = part.lowered;
  if (!kernel) return part;
  const whole = withVariants(kernel, (v, leaf, variant) => ({ ...v, about: () => about(leaf, variant) }));
  return { ...part, lowered: { ...part.lowered, kernel: whole } };
};

function keptPart({ lowered, unsettled }: LoweredPart): KeptPart {
  const { derived: _, kernel, ...rest } = lowered;
  const bare = kernel && withVariants(kernel, ({ about: __, ...variant }) => variant);
  return { lowered: { ...rest, ...(bare ? { kernel: bare } : {}) }, unsettled };
}

/**
 * The parts that the store has, or those that `lowerAnew` makes, which are kept. What a plan says of itself is no data but
 * worked out when it is asked for: it is kept then, and where it was never asked for, lowering makes it again.
 */
export function recalledParts(
  store: Store | undefined,
  key: string,
  derived: Derived,
  lowerAnew: () => readonly LoweredPart[],
): readonly LoweredPart[] {
  if (!store) return lowerAnew();
  const kept = store.read(key) as readonly KeptPart[] | undefined;
  let made = kept ? undefined : lowerAnew();
  if (made) store.write(key, made.map(keptPart));
  const parts = made ?? kept!.map((k, f) => ({ ...k, lowered: { derived: derived.functions[f]!, ...k.lowered } }));
  return parts.map((part, f) =>
    telling(part, (leaf, variant) =>
      recalled(store, keyText([key, f, leaf, variant]), () => {
        made ??= lowerAnew();
        const found = made[f]?.lowered.kernel?.leaves[leaf];
        invariant(found?.kind === 'plan', 'a kept kernel is not what lowering makes');
        return found.variants[variant]!.about();
      }),
    ),
  );
}
