import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, equal, fromDecimal, neg, type Rational, rational, toText } from '../../src/algebra/rational.js';
import { drawDiagnostic } from '../../src/diagnostic.js';
import { expand } from '../../src/expr/expand.js';
import { children, type Expr, size } from '../../src/expr/expr.js';
import { readDefinitions } from '../../src/read/read.js';
import { type Callee, extentOf } from '../../src/read/uses.js';
import type { Readings, Source } from '../../src/stages.js';

fc.configureGlobal({ seed: 20260517, numRuns: 100 });

const shipped: readonly Source[] = readdirSync('definitions')
  .filter((f) => f.endsWith('.yaml'))
  .sort()
  .map((f) => ({ file: `definitions/${f}`, text: readFileSync(`definitions/${f}`, 'utf8') }));

const one = (text: string, name = 'example'): Readings => readDefinitions([{ file: `${name}.yaml`, text }], shipped);
const codesOf = (r: Readings): readonly string[] => [...r.diagnostics.values()].flat().map((d) => d.code);
const value = (text: string): Expr => {
  const r = one(text);
  expect(codesOf(r)).toEqual([]);
  return r.library.get('example')!.outputs[0]!;
};

describe('the shipped definitions', () => {
  const all = readDefinitions(shipped, []);
  test('are those of the article, and none has a problem', () => {
    expect([...all.diagnostics]).toEqual([]);
    expect([...all.library.keys()].sort()).toEqual([
      'elu',
      'gelu',
      'heaviside',
      'leaky_relu',
      'logistic',
      'mish',
      'normal_cdf',
      'normal_pdf',
      'prelu',
      'relu',
      'shifted_relu',
      'silu',
      'softplus',
      'softplus_approximation',
      'softplus_base2',
      'softplus_base2_approximation',
      'squareplus',
      'tanh',
    ]);
  });
  test.each([...all.library.values()].map((d) => [d.name, d] as const))(
    '%s says what it is, where it is from, and claims something',
    (_, d) => {
      expect(d.title).not.toBe(d.name);
      expect(d.about).toMatch(/\.$/);
      expect(d.aliases.length).toBeGreaterThan(0);
      expect(d.sources.length).toBeGreaterThan(0);
      expect(d.claims.length).toBeGreaterThan(4);
      expect(d.source.text.startsWith('# yaml-language-server: $schema=../schema/definition.schema.json\n')).toBe(true);
    },
  );
  test('keep their decimals exactly', () => {
    expect(all.library.get('leaky_relu')!.parameters[0]!.default).toEqual(rational(1, 100));
  });
});

describe('numbers', () => {
  const digits = fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String);
  test('a default is exactly what its digits say', () => {
    fc.assert(
      fc.property(digits, digits, fc.integer({ min: -20, max: 20 }), fc.boolean(), (a, b, e, minus) => {
        const text = `${a}.${b}e${e}`;
        const exact = fromDecimal(text)!;
        const read = one(`parameters: { k: ${minus ? '-' : ''}${text} }\nvalue: k*x\n`);
        expect(read.library.get('example')!.parameters[0]!.default).toEqual(minus ? neg(exact) : exact);
      }),
    );
  });
  test('a default may be a quotient of integers', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1 }), (p, q) => {
        const read = one(`parameters:\n  k: { default: ${p}/${q} }\nvalue: k*x\n`);
        expect(read.library.get('example')!.parameters[0]!.default).toEqual(rational(p, q));
      }),
    );
  });
  test('a value that YAML takes for a number is exact too', () => {
    const e = value('value: 0.10000000000000000000000000000000000001\n');
    expect(e.kind === 'number' && equal(e.value, rational(10n ** 37n + 1n, 10n ** 38n))).toBe(true);
  });
});

describe('places', () => {
  /** The same expression, `zzz` in it unknown, in every way that YAML can write it. */
  const styles: readonly ((expression: string) => string)[] = [
    (e) => `value: ${e}\n`,
    (e) => `value: '${e}'\n`,
    (e) => `value: "${e}"\n`,
    (e) => `{ title: a, value: ${e} }\n`,
    (e) => `value: |\n  ${e}\n`,
    (e) => `value: >-\n    ${e.replaceAll(' + ', ' +\n    ')}\n`,
    (e) => `value: ${e.replaceAll(' + ', ' +\n   ')}\n`,
    (e) => `# über 😀\nvalue:\n  - if: x > 0\n    then: ${e}\n  - else: 0\n`,
    (e) => `value:\n  - { if: x > 0, then: 1 }\n  - { else: '${e}' }\n`,
    (e) => `value: x\nclaims:\n  a claim: ${e} = x where x > 0\n`,
    (e) => `value: x\nclaims: { "a": "x >= 0 where ${e} > 0" }\n`,
    (e) => `value: x\ndomain: ${e} > 0\n`,
    (e) => `value: x\nparameters:\n  k: { default: 1, domain: '${e} > 0' }\n`,
    (e) => `value: abs(x)\njoints:\n  x = 0 where ${e} == 0: { dx: 0 }\n`,
    (e) => `value: abs(x)\njoints:\n  x = 0: { dx: '${e}' }\n`,
  ];
  test('what is wrong is underlined exactly, however the text is written', () => {
    const terms = fc.array(fc.constantFrom('1', '2*3', '(4 + 5)', 'exp(1)', 'pi'), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        terms,
        fc.nat(),
        fc.constantFrom(...styles),
        fc.boolean(),
        fc.boolean(),
        (list, at, style, crlf, bom) => {
          const position = at % (list.length + 1);
          const expression = [...list.slice(0, position), 'zzz', ...list.slice(position)].join(' + ');
          const plain = style(expression);
          const text = (bom ? '\ufeff' : '') + (crlf ? plain.replaceAll('\n', '\r\n') : plain);
          const problems = [...one(text).diagnostics.values()]
            .flat()
            .filter((d) => text.slice(d.place?.start, d.place?.end) === 'zzz');
          expect(problems.map((d) => d.code)).toEqual(['unknown-name']);
        },
      ),
      { numRuns: 300 },
    );
  });
  test('with escapes in the text the whole text is underlined', () => {
    const text = 'value: "1 +\\n zzz"\n';
    const [problem] = [...one(text).diagnostics.values()].flat();
    expect(text.slice(problem!.place!.start, problem!.place!.end)).toBe('1 +\\n zzz');
  });
});

describe('hostile files', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(...'{}[]:,-?#&*!|>\'"%@` \n\tx0=()^'), maxLength: 200 }),
    // A shipped definition with a few characters changed.
    fc
      .tuple(
        fc.constantFrom(...shipped),
        fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 4 }),
      )
      .map(([s, edits]) =>
        edits.reduce((t, [at, cut, put]) => {
          const i = at % (t.length + 1);
          return t.slice(0, i) + put + t.slice(i + cut);
        }, s.text),
      ),
  );
  test('never make the reader throw; every place lies in the file; drawings hold no control character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = one(text);
        for (const d of [...read.diagnostics.values()].flat()) {
          const file =
            d.place?.file === 'example.yaml' ? text : (shipped.find((s) => s.file === d.place?.file)?.text ?? '');
          expect(d.place!.start).toBeGreaterThanOrEqual(0);
          expect(d.place!.start).toBeLessThanOrEqual(file.length);
          const drawing = drawDiagnostic(d, new Map([['example.yaml', text]]));
          expect(drawing.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        }
        expect(read.library.has('example') || codesOf(read).length > 0).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
  test('reach no prototype', () => {
    for (const word of [...Object.getOwnPropertyNames(Object.prototype), 'prototype', '__proto__'])
      for (const text of [
        `value: ${word}(x)\n`,
        `value: x + ${word}\n`,
        `value: x ${word}\n`,
        `value: x\n${word}: 1\n`,
        `value: x\nparameters: { ${word}: 1 }\n`,
        `value: x\nparameters: { k: { ${word}: 1 } }\n`,
        `value: x\nclaims: { a: "${word}(x) = x" }\n`,
        `value: x\njoints: { ${word}: { dx: 1 } }\n`,
      ]) {
        const found = [...one(text).diagnostics.values()].flat();
        expect(found.length, text).toBeGreaterThan(0);
        expect(JSON.stringify(found)).not.toContain('native code');
      }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
  test('cannot blow up by uses: a chain of doublings is refused where it grows too large', () => {
    const chain = Array.from({ length: 400 }, (_, i) => ({
      file: `d${i}.yaml`,
      text: i === 0 ? 'value: x\n' : `value: d${i - 1}(x)*d${i - 1}(x)\n`,
    }));
    const read = readDefinitions(chain, []);
    expect(read.library.size).toBe(11);
    expect(read.diagnostics.get('d11')!.map((d) => d.code)).toEqual(['expr-too-large']);
    expect(read.diagnostics.get('d399')!.map((d) => d.code)).toEqual(['uses-failed']);
  });
});

describe('uses', () => {
  test('shipped definitions are read only when used, and a given one takes their place', () => {
    const broken = { file: 'definitions/unused.yaml', text: 'value: ((' };
    const alone = readDefinitions([{ file: 'f.yaml', text: 'value: x^2\n' }], [...shipped, broken]);
    expect([...alone.library.keys()]).toEqual(['f']);
    expect(alone.diagnostics.size).toBe(0);
    const used = readDefinitions([{ file: 'f.yaml', text: 'value: mish(x)\n' }], [...shipped, broken]);
    expect([...used.library.keys()].sort()).toEqual(['f', 'mish', 'softplus']);
    expect(used.library.get('f')!.uses).toEqual(['mish', 'softplus']);
    expect(used.given).toEqual(['f']);
    const own = readDefinitions(
      [
        { file: 'f.yaml', text: 'value: mish(x)\n' },
        { file: 'a/softplus.yaml', text: 'value: x\n' },
      ],
      shipped,
    );
    expect(own.library.get('softplus')!.source.file).toBe('a/softplus.yaml');
    expect(expand(own.library.get('f')!.outputs[0]!, own.library)).toMatchObject({ op: 'mul' });
  });
  test('a problem that a given file makes in a shipped one is reported, under no name of its own', () => {
    const read = readDefinitions(
      [
        { file: 'f.yaml', text: 'value: silu(x)\n' },
        { file: 'logistic.yaml', text: 'inputs: [x, y]\nvalue: x\n' },
      ],
      shipped,
    );
    expect(read.diagnostics.get('logistic')!.map((d) => d.code)).toEqual(['not-yet']);
    expect(read.diagnostics.get('')!.map((d) => d.code)).toEqual(['uses-failed']);
    expect(read.diagnostics.get('f')!.map((d) => d.code)).toEqual(['uses-failed']);
  });
  test('a definition that fails does not damage those that do not use it', () => {
    const good = readDefinitions(shipped, []);
    const text = 'value: ((\n';
    const mixed = readDefinitions([...shipped, { file: 'bad.yaml', text }], []);
    expect([...mixed.library.keys()]).toEqual([...good.library.keys()]);
    expect([...mixed.diagnostics.keys()]).toEqual(['bad']);
  });
  test('a claim that fails stops the definitions built on it, not those that only claim something about it', () => {
    const given = [
      { file: 'base.yaml', text: 'value: x\nclaims: { a: base(x) = zzz }\n' },
      { file: 'above.yaml', text: 'value: 2*base(x)\n' },
      { file: 'beside.yaml', text: 'value: 3*x\nclaims: { a: beside(x) = 3*base(x) }\n' },
    ];
    const read = readDefinitions(given, []);
    expect([...read.diagnostics.keys()].sort()).toEqual(['above', 'base']);
    expect([...read.library.keys()].sort()).toEqual(['above', 'base', 'beside']);
  });
  test('the order of the given files changes nothing but the order of their names', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...shipped], { minLength: 1 }), (some) => {
        const [a, b] = [readDefinitions(some, shipped), readDefinitions([...some].reverse(), shipped)];
        expect(a.given).toEqual([...b.given].reverse());
        expect([...a.library.keys()]).toEqual([...b.library.keys()]);
        for (const [name, d] of a.library) expect(b.library.get(name)).toEqual(d);
      }),
      { numRuns: 10 },
    );
  });
  test('a circle of any length is shown whole at each of its members', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (n) => {
        const ring = Array.from({ length: n }, (_, i) => ({
          file: `c${i}.yaml`,
          text: `value: x + c${(i + 1) % n}(x)\n`,
        }));
        const { diagnostics, library } = readDefinitions(ring, []);
        expect(library.size).toBe(0);
        for (let i = 0; i < n; i++) {
          const expected = Array.from({ length: n + 1 }, (_, j) => `c${(i + j) % n}`).join(' → ');
          expect(diagnostics.get(`c${i}`)!.map((d) => d.notes[0])).toEqual([expected]);
        }
      }),
      { numRuns: 15 },
    );
  });
  test('a definition of a built-in name is that function, and calls of the name mean the function', () => {
    const read = readDefinitions([{ file: 'f.yaml', text: 'value: tanh(x)\n' }], shipped);
    expect(read.library.get('f')!.outputs[0]).toMatchObject({ kind: 'call', op: 'tanh' });
    expect([...read.library.keys()]).toEqual(['f']);
    expect(codesOf(one('value: tanh(x)\n', 'tanh'))).toEqual([]);
    expect(codesOf(one('value: 2*tanh(x)\n', 'tanh'))).toEqual(['reserved-name']);
  });
});

describe('the size after expansion', () => {
  const depth = (e: Expr): number => 1 + Math.max(0, ...children(e).map(depth));
  const { library } = readDefinitions(shipped, []);
  test('is counted exactly without expanding', () => {
    const callees = new Map<string, Callee>();
    const measured = (name: string): Callee => {
      const d = library.get(name)!;
      for (const used of d.uses) if (!callees.has(used) && used !== name) callees.set(used, measuredOnce(used));
      return { names: [...d.inputs, ...d.parameters.map((p) => p.name)], extent: extentOf(d.outputs[0]!, callees) };
    };
    // Uses in claims may go in a circle; those in values, which are all that is counted, cannot.
    const open = new Set<string>();
    const measuredOnce = (name: string): Callee => {
      if (open.has(name)) return { names: ['x'], extent: extentOf(library.get(name)!.outputs[0]!, callees) };
      open.add(name);
      const result = measured(name);
      open.delete(name);
      return result;
    };
    for (const name of ['normal_cdf', 'logistic', 'softplus', 'relu', 'leaky_relu', 'mish', 'gelu', 'elu', 'silu'])
      callees.set(name, measuredOnce(name));
    const leaf = fc.constantFrom('x', '1', 'a', 'pi');
    const term = fc.letrec<{ t: string }>((tie) => ({
      t: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.tuple(tie('t'), tie('t')).map(([u, v]) => `(${u} + ${v})`),
        tie('t').map((u) => `exp(${u})`),
        fc.tuple(fc.constantFrom('gelu', 'silu', 'mish', 'relu', 'normal_cdf'), tie('t')).map(([f, u]) => `${f}(${u})`),
        fc.tuple(fc.constantFrom('softplus', 'elu'), tie('t')).map(([f, u]) => `${f}(${u})`),
        fc.tuple(tie('t')).map(([u]) => `elu(${u}, 2)`),
      ),
    })).t;
    let compared = 0;
    fc.assert(
      fc.property(term, (text) => {
        const read = readDefinitions([{ file: 'f.yaml', text: `parameters: { a: 1 }\nvalue: ${text}\n` }], shipped);
        const e = read.library.get('f')?.outputs[0];
        if (!e) return;
        compared += 1;
        const whole = expand(e, read.library);
        const extent = extentOf(e, callees);
        expect(extent.nodes).toBe(size(whole));
        expect(extent.depth).toBe(depth(whole));
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(30);
  });
});

describe('pieces', () => {
  const fraction = fc
    .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 12 }))
    .map(([p, q]) => rational(p, q));
  const distinct = fc
    .uniqueArray(fraction, { minLength: 1, maxLength: 6, selector: toText })
    .map((list) => [...list].sort((a, b) => (add(a, neg(b)).num < 0n ? -1 : 1)));
  const text = (r: Rational) => `${r.num}/${r.den}`;
  /** Intervals between cuts; `holes` are the cuts that no piece includes. */
  const source = (cuts: readonly Rational[], holes: ReadonlySet<number>) => {
    const lines = [`  - if: x < ${text(cuts[0]!)}\n    then: 0\n`];
    cuts.forEach((c, i) => {
      const relation = holes.has(i) ? '>' : '>=';
      const next = cuts[i + 1];
      lines.push(`  - if: x ${relation} ${text(c)}${next ? ` and x < ${text(next)}` : ''}\n    then: ${i + 1}\n`);
    });
    return `value:\n${lines.join('')}`;
  };
  test('that leave one point out are refused, and the point is named', () => {
    fc.assert(
      fc.property(distinct, fc.nat(), (cuts, i) => {
        const hole = i % cuts.length;
        const [problem, ...more] = [...one(source(cuts, new Set([hole]))).diagnostics.values()].flat();
        expect(more).toEqual([]);
        expect(problem!.code).toBe('pieces-gap');
        expect(problem!.message).toBe(`no piece applies at x = ${toText(cuts[hole]!)}`);
        expect(problem!.notes).toEqual([]);
      }),
    );
  });
  test('that cover the line are accepted', () => {
    fc.assert(
      fc.property(distinct, (cuts) => {
        expect(codesOf(one(source(cuts, new Set())))).toEqual([]);
      }),
    );
  });
  test('need to cover the domain only', () => {
    expect(
      codesOf(one('domain: x > 0\nvalue:\n  - if: x > 1\n    then: 1\n  - if: 0 < x <= 1\n    then: x\n')),
    ).toEqual([]);
    expect(
      codesOf(one('domain: x >= 0\nvalue:\n  - if: x > 1\n    then: 1\n  - if: 0 < x <= 1\n    then: x\n')),
    ).toEqual(['pieces-gap']);
  });
  test.each([
    ['x^2 <= 2', 'x^2 > 2', []],
    ['x^2 < 4', 'x^2 > 4', ['pieces-gap']],
    ['(x - 1)^2 > 0', 'x < 1', ['pieces-gap', 'piece-unreachable']],
    ['exp(x) >= 1', 'x < 0', []],
    ['exp(x) > 1', 'x < 0', ['pieces-gap']],
    ['exp(x) > 0', 'x > 1000', ['piece-unreachable']],
    ['exp(x) > 0 and x > -2000', 'x <= -2000', []],
    ['x > pi', 'x <= pi', []],
    ['x > pi', 'x < pi', ['pieces-gap']],
    ['abs(x) > 1', 'abs(x) <= 1', []],
    ['x^3 - x > 0', 'x^3 - x <= 0', []],
  ] as const)('%s beside %s: %j', (a, b, expected) => {
    expect([...codesOf(one(`value:\n  - if: ${a}\n    then: 1\n  - if: ${b}\n    then: 2\n`))].sort()).toEqual(
      [...expected].sort(),
    );
  });
});

describe('calls', () => {
  const root = { file: 'root.yaml', text: 'domain: x > 0\nvalue: sqrt(x)\n' };
  const withRoot = (text: string) => codesOf(readDefinitions([{ file: 'example.yaml', text }, root], []));
  test.each([
    ['value: root(x)\n', ['callee-domain']],
    ['domain: x > 0\nvalue: root(x)\n', []],
    ['domain: x > 1\nvalue: root(x - 1)\n', []],
    ['domain: x >= 1\nvalue: root(x - 1)\n', ['callee-domain']],
    ['value:\n  - if: x > 0\n    then: root(x)\n  - else: 0\n', []],
    ['value:\n  - if: x <= 0\n    then: 0\n  - else: root(x)\n', []],
    ['value:\n  - if: x < 0\n    then: 0\n  - else: root(x)\n', ['callee-domain']],
    ['value: root(exp(x))\n', []],
    ['value: root(1)*x\n', []],
    ['value: root(0)*x\n', ['callee-domain']],
  ])('of a definition with a domain keep to it: %j', (text, expected) => {
    expect(withRoot(text)).toEqual(expected);
  });
});

describe('claims', () => {
  test('know the variables they are about; the variable of a limit is bound', () => {
    const read = one(
      [
        'parameters: { k: 1 }',
        'value: k*x',
        'claims:',
        '  a: example(a*x, k) = a*example(x, k) where a >= 0',
        '  b: limit(example(x, k), k, 0) = 0',
        '  c: limit(x*t, t, 2) = 2*x where x > 0',
        '  d: example(2) = 2',
        '',
      ].join('\n'),
    );
    expect(codesOf(read)).toEqual([]);
    const claims = read.library.get('example')!.claims;
    expect(claims.map((c) => c.variables)).toEqual([['a', 'k', 'x'], ['x'], ['x'], []]);
    expect(claims[0]!.text).toBe('example(a*x, k) = a*example(x, k) where a >= 0');
  });
  test('of shipped definitions that are only used are not read', () => {
    const read = readDefinitions([{ file: 'f.yaml', text: 'value: gelu(x)\n' }], shipped);
    expect(read.library.get('gelu')!.claims).toEqual([]);
    expect([...read.library.keys()].sort()).toEqual(['f', 'gelu', 'normal_cdf']);
  });
});
