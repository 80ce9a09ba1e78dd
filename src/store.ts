/**
 * Results that take long to work out, kept by what they were worked out from. A kept result is what working it out again
 * would give; a store may forget any of them at any time.
 */
export interface Store {
  /** The value kept under a key; undefined where there is none. */
  readonly read: (key: string) => unknown;
  /** Keeps plain data: no functions, no classes. Never throws. */
  readonly write: (key: string, value: unknown) => void;
}

/** What the store holds under a key, else what `make` gives, which is kept from now on. */
export function recalled<T>(store: Store | undefined, key: string, make: () => T): T {
  const kept = store?.read(key);
  if (kept !== undefined) return kept as T;
  const made = make();
  store?.write(key, made);
  return made;
}

/**
 * Data as a text that is the same for equal data, for keys: big integers and numbers that JSON lacks are written out.
 * Properties of the names `leftOut` don't count.
 */
export const keyText = (data: unknown, leftOut: readonly string[] = []): string =>
  JSON.stringify(data, (name, v: unknown) => {
    if (leftOut.includes(name)) return undefined;
    if (typeof v === 'bigint') return { '~': `${v}n` };
    if (typeof v === 'number' && (!Number.isFinite(v) || Object.is(v, -0)))
      return { '~': Object.is(v, -0) ? '-0' : String(v) };
    return v;
  });
