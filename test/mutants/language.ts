/** What a mutation of emitted text must know of its language: where functions are, and how a few things are spelled. */
export interface Language {
  /** Heads of functions; the first group is the name. */
  readonly head: RegExp;
  readonly call: { readonly log: string; readonly exp: string; readonly abs: string };
  /** Calls of functions that avoid a cancellation, and what takes their place; `u` is the argument. */
  readonly careful: readonly { readonly name: string; readonly careless: (u: string) => string }[];
  /** A line that answers NaN. */
  readonly nan: RegExp;
}

const shader = (head: RegExp): Language => ({
  head,
  call: { log: 'log', exp: 'exp', abs: 'abs' },
  careful: [
    { name: 'actc_log1p', careless: (u) => `log(1.0 + (${u}))` },
    { name: 'actc_expm1', careless: (u) => `(exp(${u}) - 1.0)` },
    { name: 'actc_erfc', careless: (u) => `(1.0 - actc_erf(${u}))` },
    { name: 'actc_tanh', careless: (u) => `((exp(2.0 * (${u})) - 1.0) / (exp(2.0 * (${u})) + 1.0))` },
    { name: 'actc_sinh', careless: (u) => `((exp(${u}) - exp(-(${u}))) * 0.5)` },
  ],
  nan: /actc_is_nan\(/,
});

export const wgsl: Language = shader(/^fn (\w+)\(/);
export const glsl: Language = shader(/^(?:float|vec2|bool|int|uint|void) (\w+)\(/);
export const typescript: Language = {
  head: /^export function (\w+)[(<]/,
  call: { log: 'Math.log', exp: 'Math.exp', abs: 'Math.abs' },
  careful: [
    { name: 'Math.log1p', careless: (u) => `Math.log(1 + (${u}))` },
    { name: 'Math.expm1', careless: (u) => `(Math.exp(${u}) - 1)` },
    { name: 'Math.tanh', careless: (u) => `((Math.exp(2 * (${u})) - 1) / (Math.exp(2 * (${u})) + 1))` },
    { name: 'Math.sinh', careless: (u) => `((Math.exp(${u}) - Math.exp(-(${u}))) / 2)` },
    { name: 'special.erfc', careless: (u) => `(1 - special.erf(${u}))` },
  ],
  nan: /Number\.isNaN\(/,
};

/** A function of a text: its name and lines, head and closing brace included. */
export interface Unit {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export function unitsOf(lines: readonly string[], { head }: Language): readonly Unit[] {
  const units: Unit[] = [];
  lines.forEach((line, from) => {
    const name = head.exec(line)?.[1];
    if (!name) return;
    const to = lines.findIndex((l, i) => i >= from && (l === '}' || (i === from && l.endsWith('}'))));
    if (to >= 0) units.push({ name, from, to });
  });
  return units;
}
