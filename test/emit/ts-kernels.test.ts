import { beforeAll, describe, expect, test } from 'vitest';
import { emitted, load } from './support/emitted.js';
import { awkward, prelu, relu, softplus } from './support/samples.js';

type FloatArray = Float32Array | Float64Array;
type Kernel = (...args: unknown[]) => unknown;

const all: Record<string, Kernel> = {};
beforeAll(async () => {
  const importer = await load(emitted([softplus, prelu, relu, awkward]));
  Object.assign(all, await importer('index'));
});
const call = (name: string, ...args: unknown[]): unknown => {
  const kernel = all[name];
  if (!kernel) throw new Error(`${name} is not exported`);
  return kernel(...args);
};

/** One type for both constructors: their overloads cannot be called as a union. */
const kinds = [Float32Array as unknown as typeof Float64Array, Float64Array];
const values = [0, -0, 1, -1, 0.1, -30, 700, -700, 1e30, Infinity, -Infinity, Number.NaN, 5e-324, 3.25, -2.5];

describe('array kernels', () => {
  for (const Kind of kinds) {
    const x = Kind.from(values);
    const dy = Kind.from(values, (_, i) => Math.sin(i + 1));

    test(`${Kind.name}: every element is the scalar function's value, rounded once`, () => {
      const [y, dx, y2, dx2] = [0, 1, 2, 3].map(() => new Kind(x.length)) as [
        FloatArray,
        FloatArray,
        FloatArray,
        FloatArray,
      ];
      expect(call('softplusForward', x, y, 2)).toBeUndefined();
      const gradient = call('softplusBackward', x, dy, dx, 2);
      const both = call('softplusForwardBackward', x, dy, y2, dx2, 2);
      expect(y).toEqual(Kind.from(x, (v) => call('softplus', v, 2) as number));
      expect(dx).toEqual(Kind.from(x, (v, i) => (dy[i] ?? 0) * (call('softplusDx', v, 2) as number)));
      expect(y2).toEqual(y);
      expect(dx2).toEqual(dx);
      expect(both).toEqual(gradient);
      expect(Object.keys(gradient as object)).toEqual(['k']);
    });

    test(`${Kind.name}: y may be x and dx may be dy, as the same array or another view of it`, () => {
      const want = new Kind(x.length);
      call('softplusForward', x, want);
      for (const view of [
        (a: FloatArray) => a,
        (a: FloatArray) => new Kind(a.buffer as ArrayBuffer, a.byteOffset, a.length),
      ]) {
        const a = x.slice();
        call('softplusForward', a, view(a));
        expect(a).toEqual(want);
        const [b, wantSlope] = [dy.slice(), new Kind(x.length)];
        call('softplusBackward', x, dy, wantSlope);
        call('softplusBackward', x, b, view(b));
        expect(b).toEqual(wantSlope);
        const [c, d] = [x.slice(), dy.slice()];
        call('softplusForwardBackward', c, d, view(c), view(d));
        expect([c, d]).toEqual([want, wantSlope]);
      }
    });

    test(`${Kind.name}: shared memory and subclasses are fine, empty arrays too`, () => {
      const shared = new Kind(new SharedArrayBuffer(4 * Kind.BYTES_PER_ELEMENT));
      shared.set([1, 2, 3, -4]);
      const y = new Kind(4);
      call('reluForward', shared, y);
      expect([...y]).toEqual([1, 2, 3, 0]);
      class Mine extends Kind {}
      expect(() => call('reluForward', new Mine(3), new Kind(3))).not.toThrow();
      expect(call('softplusBackward', new Kind(0), new Kind(0), new Kind(0))).toEqual({ k: 0 });
    });
  }

  test('without parameters the backward kernel returns nothing', () => {
    expect(call('reluBackward', new Float32Array(2), new Float32Array(2), new Float32Array(2))).toBeUndefined();
  });

  test('parameters left out are their defaults', () => {
    const [a, b] = [new Float64Array(1), new Float64Array(1)];
    call('softplusForward', Float64Array.of(0.5), a);
    call('softplusForward', Float64Array.of(0.5), b, 1);
    expect(a).toEqual(b);
  });

  test('parameter gradients are summed with compensation', () => {
    // d/dalpha is min(x, 0): the plain sum of these products loses the small ones altogether.
    const x = Float64Array.of(-1e16, ...Array.from({ length: 1000 }, () => -1), -1e16);
    const dy = Float64Array.from(x, (_, i) => (i === x.length - 1 ? -1 : 1));
    expect(call('preluBackward', x, dy, new Float64Array(x.length))).toEqual({ alpha: -1000 });
    // A small sum that meets a large value: min(x, 0)·dy is −1, −1e16, 1e16.
    const late = call(
      'preluBackward',
      Float64Array.of(-1, -1e16, -1e16),
      Float64Array.of(1, 1, -1),
      new Float64Array(3),
    );
    expect(late).toEqual({ alpha: -1 });
    const infinite = call('preluBackward', Float64Array.of(-Infinity, -1), Float64Array.of(1, 1), new Float64Array(2));
    expect(infinite).toEqual({ alpha: -Infinity });
  });

  test('several gradients are keyed by the parameters, learned ones first', () => {
    const result = call('deleteBackward', Float64Array.of(1), Float64Array.of(1), Float64Array.of(0)) as object;
    expect(Object.keys(result)).toEqual(['myParam', 'y', 't1']);
  });
});

describe('array kernels refuse, before a byte is written,', () => {
  /** Calls with y filled with a mark; the mark must be there afterwards. */
  const refuses = (
    error: unknown,
    message: RegExp,
    name: string,
    outputs: readonly FloatArray[],
    ...args: unknown[]
  ) => {
    const before = outputs.map((o) => o.slice());
    const attempt = () => call(name, ...args);
    expect(attempt).toThrow(error as never);
    expect(attempt).toThrow(message);
    expect(outputs).toEqual(before);
  };
  const marked = (Kind: typeof Float32Array | typeof Float64Array, length: number) => new Kind(length).fill(7);

  test('anything that is no Float32Array or Float64Array', () => {
    const y = marked(Float32Array, 2);
    const others: [unknown, string][] = [
      [[1, 2], 'Array'],
      [new Uint8Array(2), 'Uint8Array'],
      [new Int32Array(2), 'Int32Array'],
      [new DataView(new ArrayBuffer(8)), 'DataView'],
      [{ length: 2, [Symbol.toStringTag]: 'Float32Array' }, 'object'],
      [null, 'null'],
      [undefined, 'undefined'],
      [3, 'number'],
    ];
    for (const [other, word] of others) {
      refuses(
        TypeError,
        new RegExp(`reluForward: x must be a Float32Array or a Float64Array, not ${word}`),
        'reluForward',
        [y],
        other,
        y,
      );
      refuses(TypeError, new RegExp(`reluForward: y must be .*not ${word}`), 'reluForward', [y], y, other);
    }
  });

  test('two kinds', () => {
    const [x, y] = [new Float32Array(2), marked(Float64Array, 2)];
    refuses(
      TypeError,
      /x is a Float32Array but y is a Float64Array; all arrays must be of one kind/,
      'reluForward',
      [y],
      x,
      y,
    );
    const dx = marked(Float32Array, 2);
    refuses(TypeError, /dy is a Float64Array/, 'reluBackward', [dx], x, new Float64Array(2), dx);
  });

  test('two lengths', () => {
    const y = marked(Float64Array, 3);
    refuses(RangeError, /x has 2 elements but y has 3/, 'reluForward', [y], new Float64Array(2), y);
    const dx = marked(Float64Array, 2);
    refuses(RangeError, /x has 2 elements but dy has 3/, 'reluBackward', [dx], new Float64Array(2), y, dx);
  });

  test('overlaps other than y = x and dx = dy', () => {
    const memory = new ArrayBuffer(80);
    const at = (first: number) => new Float64Array(memory, 8 * first, 4);
    const free = () => marked(Float64Array, 4);
    refuses(RangeError, /x and y overlap; y may be x itself/, 'reluForward', [], at(0), at(1));
    refuses(RangeError, /x and y overlap/, 'reluForward', [], at(3), at(0));
    refuses(RangeError, /x and dx overlap; they must not share memory/, 'reluBackward', [], at(0), free(), at(0));
    refuses(RangeError, /x and dy overlap/, 'reluBackward', [], at(0), at(0), free());
    refuses(RangeError, /dy and dx overlap; dx may be dy itself/, 'reluBackward', [], free(), at(0), at(2));
    refuses(RangeError, /y and dx overlap/, 'reluForwardBackward', [], free(), free(), at(0), at(0));
    refuses(RangeError, /dy and y overlap/, 'reluForwardBackward', [], free(), at(0), at(0), free());
    refuses(RangeError, /x and dx overlap/, 'reluForwardBackward', [], at(0), free(), free(), at(0));
    const shared = new SharedArrayBuffer(80);
    refuses(RangeError, /overlap/, 'reluForward', [], new Float64Array(shared, 0, 4), new Float64Array(shared, 24, 4));
    // Side by side in one buffer is no overlap.
    expect(() => call('reluForward', at(0), at(4))).not.toThrow();
  });

  test('parameters outside their domain, NaN, or no numbers', () => {
    const y = marked(Float32Array, 2);
    const x = new Float32Array(2);
    refuses(RangeError, /softplusForward: k must be a number with k > 0, not -1/, 'softplusForward', [y], x, y, -1);
    refuses(RangeError, /not NaN/, 'softplusForward', [y], x, y, Number.NaN);
    refuses(TypeError, /k must be a number, not string/, 'softplusForward', [y], x, y, '2');
    refuses(TypeError, /k must be a number, not null/, 'softplusForward', [y], x, y, null);
    refuses(RangeError, /alpha must be a number, not NaN/, 'preluForward', [y], x, y, Number.NaN);
    refuses(RangeError, /k must be/, 'softplusBackward', [y], x, new Float32Array(2), y, 0);
    refuses(RangeError, /k must be/, 'softplusForwardBackward', [y], x, new Float32Array(2), y, new Float32Array(2), 0);
  });
});

describe('channel-wise kernels of a learned parameter', () => {
  const channels = 3;
  const inner = 2;
  const alpha = Float64Array.of(0.1, 0.2, -0.3);
  const x = Float64Array.from({ length: 2 * channels * inner }, (_, i) => ((i * 7) % 5) - 2.5);
  const dy = Float64Array.from(x, (_, i) => 1 + i / 8);
  const channelOf = (i: number) => Math.floor(i / inner) % channels;

  test('element i uses the value of channel floor(i / inner) mod channels', () => {
    const [y, dx, y2, dx2] = [0, 1, 2, 3].map(() => new Float64Array(x.length)) as [
      FloatArray,
      FloatArray,
      FloatArray,
      FloatArray,
    ];
    call('preluForwardChannels', x, y, alpha, inner);
    const gradient = call('preluBackwardChannels', x, dy, dx, alpha, inner);
    expect(y).toEqual(x.map((v, i) => call('prelu', v, alpha[channelOf(i)]) as number));
    expect(dx).toEqual(x.map((v, i) => (dy[i] ?? 0) * (call('preluDx', v, alpha[channelOf(i)]) as number)));
    const sums = new Float64Array(channels);
    x.forEach((v, i) => {
      sums[channelOf(i)] = (sums[channelOf(i)] ?? 0) + (dy[i] ?? 0) * Math.min(v, 0);
    });
    expect(gradient).toEqual({ alpha: sums });
    expect(call('preluForwardBackwardChannels', x, dy, y2, dx2, alpha, inner)).toEqual(gradient);
    expect([y2, dx2]).toEqual([y, dx]);
  });

  test('without inner the channel comes last; one channel is the plain kernel', () => {
    const y = new Float64Array(6);
    call('preluForwardChannels', Float64Array.of(-1, -1, -1, -1, -1, -1), y, alpha);
    expect([...y]).toEqual([-0.1, -0.2, 0.3, -0.1, -0.2, 0.3]);
    const [one, plain] = [new Float64Array(x.length), new Float64Array(x.length)];
    call('preluForwardChannels', x, one, Float64Array.of(0.1), 4);
    call('preluForward', x, plain, 0.1);
    expect(one).toEqual(plain);
  });

  test('other parameters stay numbers, after inner', () => {
    const y = new Float64Array(2);
    call('deleteForwardChannels', Float64Array.of(1, 2), y, Float64Array.of(0.5, 0.25), 1, 2, 3);
    expect([...y]).toEqual([call('delete_', 1, 2, 3, 0.5), call('delete_', 2, 2, 3, 0.25)]);
  });

  test('wrong layouts, kinds, overlaps and values are refused before a byte is written', () => {
    const y = new Float64Array(x.length).fill(7);
    const attempt =
      (...args: unknown[]) =>
      () =>
        call('preluForwardChannels', x, y, ...args);
    expect(attempt(alpha, 5)).toThrow(/12 elements do not divide into blocks of 3 channels with 5 elements each/);
    expect(attempt(alpha, 0)).toThrow(/inner must be a whole number of at least 1, not 0/);
    expect(attempt(alpha, 1.5)).toThrow(RangeError);
    expect(attempt(alpha, '2')).toThrow(TypeError);
    expect(attempt(new Float64Array(0))).toThrow(RangeError);
    expect(attempt(Float32Array.of(1, 2, 3))).toThrow(/x is a Float64Array but alpha is a Float32Array/);
    expect(attempt([1, 2, 3])).toThrow(/alpha must be a Float32Array or a Float64Array, not Array/);
    expect(attempt(y.subarray(0, 3))).toThrow(/y and alpha overlap/);
    expect(attempt(Float64Array.of(1, Number.NaN, 3))).toThrow(/alpha\[1\] must be a number, not NaN/);
    expect(() => call('deleteForwardChannels', x, y, Float64Array.of(1, 2, 0))).toThrow(
      /myParam\[2\] must be a number with my_param > 0, not 0/,
    );
    expect(y).toEqual(new Float64Array(x.length).fill(7));
    expect(call('preluBackwardChannels', new Float64Array(0), new Float64Array(0), new Float64Array(0), alpha)).toEqual(
      { alpha: new Float64Array(3) },
    );
  });
});
