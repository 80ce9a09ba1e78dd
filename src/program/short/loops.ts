/** What each instruction does to many values at once: one small loop over typed arrays. */
import { invariant } from '../../diagnostic.js';

/** The same memory as floats, signed and unsigned integers. */
export interface Register {
  readonly f: Float32Array;
  readonly i: Int32Array;
  readonly u: Uint32Array;
}

/** Computes the first n values. */
export type Loop = (n: number) => void;

const LEAST = 2 ** -126;
const flushed = (x: number): number => (x < LEAST && x > -LEAST ? (x < 0 || Object.is(x, -0) ? -0 : 0) : x);

/** a·b + c rounded once to float32: in doubles the product is exact; a sum that looks like a tie is none if it was rounded. */
function fused(a: number, b: number, c: number): number {
  const p = a * b;
  const s = p + c;
  const f = Math.fround(s);
  const d = s - f;
  const other = f + 2 * d;
  if (d === 0 || Math.fround(other) !== other || !Number.isFinite(s)) return f;
  // Exactly between two floats: the rounding error of the sum decides.
  const back = s - p;
  const rest = p - (s - back) + (c - back);
  if (rest === 0) return f;
  return rest > 0 === d > 0 ? other : f;
}

const scratch = new DataView(new ArrayBuffer(4));

/** Up to two units in the last place off, differently for each result, the same in every run. */
function inexact(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  scratch.setFloat32(0, x);
  const bits = scratch.getInt32(0);
  const hash = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d) >>> 0;
  scratch.setInt32(0, bits + ((hash >>> 8) % 5) - 2);
  const y = scratch.getFloat32(0);
  return Number.isFinite(y) ? y : x;
}

/** To the nearest integer, ties to even. */
function nearest(x: number): number {
  const r = Math.round(x);
  return r - x === 0.5 && r % 2 !== 0 ? r - 1 : r;
}

type Make = (r: Register, a: Register, b: Register, c: Register) => Loop;

const floats =
  (f: (a: number, b: number) => number): Make =>
  (r, a, b) => {
    const [out, x, y] = [r.f, a.f, b.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = f(x[i]!, y[i]!);
    };
  };
const signed =
  (f: (a: number, b: number) => number): Make =>
  (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = f(x[i]!, y[i]!);
    };
  };
const unsigned =
  (f: (a: number, b: number) => number): Make =>
  (r, a, b) => {
    const [out, x, y] = [r.u, a.u, b.u];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = f(x[i]!, y[i]!);
    };
  };
const compared =
  (of: 'f' | 'i' | 'u', f: (a: number, b: number) => boolean): Make =>
  (r, a, b) => {
    const [out, x, y] = [r.i, a[of], b[of]];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = f(x[i]!, y[i]!) ? 1 : 0;
    };
  };

/** Those that occur most have loops of their own: a function that is handed in would be called for each value. */
const hot: Readonly<Record<string, Make>> = {
  'f32 +': (r, a, b) => {
    const [out, x, y] = [r.f, a.f, b.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! + y[i]!;
    };
  },
  'f32 -': (r, a, b) => {
    const [out, x, y] = [r.f, a.f, b.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! - y[i]!;
    };
  },
  'f32 *': (r, a, b) => {
    const [out, x, y] = [r.f, a.f, b.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! * y[i]!;
    };
  },
  'f32 /': (r, a, b) => {
    const [out, x, y] = [r.f, a.f, b.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! / y[i]!;
    };
  },
  'u32 &': (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! & y[i]!;
    };
  },
  'u32 ^': (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! ^ y[i]!;
    };
  },
  'u32 |': (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! | y[i]!;
    };
  },
  'u32 +': (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! + y[i]!;
    };
  },
  'u32 -': (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! - y[i]!;
    };
  },
  'u32 <<': (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! << y[i]!;
    };
  },
  'u32 >>': (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! >>> y[i]!;
    };
  },
  'i32 +': (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! + y[i]!;
    };
  },
  'i32 -': (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! - y[i]!;
    };
  },
  'i32 >>': (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! >> y[i]!;
    };
  },
  'i32 max': (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = Math.max(x[i]!, y[i]!);
    };
  },
  'i32 min': (r, a, b) => {
    const [out, x, y] = [r.i, a.i, b.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = Math.min(x[i]!, y[i]!);
    };
  },
  min: (r, a, b) => {
    const [out, x, y] = [r.f, a.f, b.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = Math.min(x[i]!, y[i]!);
    };
  },
  max: (r, a, b) => {
    const [out, x, y] = [r.f, a.f, b.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = Math.max(x[i]!, y[i]!);
    };
  },
  negate: (r, a) => {
    const [out, x] = [r.f, a.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = -x[i]!;
    };
  },
  abs: (r, a) => {
    const [out, x] = [r.f, a.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = Math.abs(x[i]!);
    };
  },
  sqrt: (r, a) => {
    const [out, x] = [r.f, a.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = Math.sqrt(x[i]!);
    };
  },
  round: (r, a) => {
    const [out, x] = [r.f, a.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = nearest(x[i]!);
    };
  },
  flush: (r, a) => {
    const [out, x] = [r.f, a.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = flushed(x[i]!);
    };
  },
  sloppy: (r, a) => {
    const [out, x] = [r.f, a.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = inexact(x[i]!);
    };
  },
  'f32 <': (r, a, b) => {
    const [out, x, y] = [r.i, a.f, b.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! < y[i]! ? 1 : 0;
    };
  },
  'f32 <=': (r, a, b) => {
    const [out, x, y] = [r.i, a.f, b.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! <= y[i]! ? 1 : 0;
    };
  },
  'f32 >': (r, a, b) => {
    const [out, x, y] = [r.i, a.f, b.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! > y[i]! ? 1 : 0;
    };
  },
  'f32 >=': (r, a, b) => {
    const [out, x, y] = [r.i, a.f, b.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! >= y[i]! ? 1 : 0;
    };
  },
  'f32 ==': (r, a, b) => {
    const [out, x, y] = [r.i, a.f, b.f];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = x[i]! === y[i]! ? 1 : 0;
    };
  },
};

const loops: Readonly<Record<string, Make>> = {
  ...hot,
  fma: (r, a, b, c) => (n) => {
    for (let i = 0; i < n; i++) r.f[i] = fused(a.f[i]!, b.f[i]!, c.f[i]!);
  },
  sign: floats(Math.sign),
  floor: floats(Math.floor),
  ceil: floats(Math.ceil),
  'i32 *': signed(Math.imul),
  'i32 &': signed((a, b) => a & b),
  'i32 |': signed((a, b) => a | b),
  'i32 ^': signed((a, b) => a ^ b),
  'i32 <<': signed((a, b) => a << b),
  'u32 *': unsigned(Math.imul),
  '~': signed((a) => ~a),
  not: signed((a) => 1 - a),
  'bool &&': signed((a, b) => a & b),
  'bool ==': compared('i', (a, b) => a === b),
  'bool !=': compared('i', (a, b) => a !== b),
  'bool ||': signed((a, b) => a | b),
  'f32 !=': compared('f', (a, b) => a !== b),
  'i32 <': compared('i', (a, b) => a < b),
  'i32 <=': compared('i', (a, b) => a <= b),
  'i32 >': compared('i', (a, b) => a > b),
  'i32 >=': compared('i', (a, b) => a >= b),
  'i32 ==': compared('i', (a, b) => a === b),
  'i32 !=': compared('i', (a, b) => a !== b),
  'u32 <': compared('u', (a, b) => a < b),
  'u32 <=': compared('u', (a, b) => a <= b),
  'u32 >': compared('u', (a, b) => a > b),
  'u32 >=': compared('u', (a, b) => a >= b),
  'u32 ==': compared('u', (a, b) => a === b),
  'u32 !=': compared('u', (a, b) => a !== b),
  'f32 of i32': (r, a) => (n) => {
    for (let i = 0; i < n; i++) r.f[i] = a.i[i]!;
  },
  'f32 of u32': (r, a) => (n) => {
    for (let i = 0; i < n; i++) r.f[i] = a.u[i]!;
  },
  'i32 of f32': (r, a) => (n) => {
    for (let i = 0; i < n; i++) r.i[i] = Math.max(-0x80000000, Math.min(0x7fffffff, Math.trunc(a.f[i]!)));
  },
  'u32 of f32': (r, a) => (n) => {
    for (let i = 0; i < n; i++) r.u[i] = Math.max(0, Math.min(0xffffffff, Math.trunc(a.f[i]!)));
  },
  'u32 of bool': signed((a) => a),
  'i32 of bool': signed((a) => a),
  // Bits alike for all types.
  select: (r, a, b, c) => {
    const [out, x, y, z] = [r.i, a.i, b.i, c.i];
    return (n) => {
      for (let i = 0; i < n; i++) out[i] = z[i]! !== 0 ? y[i]! : x[i]!;
    };
  },
};

/** The loop of one instruction from its operands to its result. Throws CompilerBug for one that does not exist. */
export function loopOf(op: string, result: Register, args: readonly Register[]): Loop {
  const make = loops[op];
  invariant(make, `no instruction ${op}`);
  const [a = result, b = a, c = b] = args;
  return make(result, a, b, c);
}
