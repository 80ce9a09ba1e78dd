/**
 * Measurements that a build can't make again (kernels run on devices, sweeps over all inputs) are sources: kept in
 * `measured/NAME.json`, keyed by the hash of the emitted program. A build copies those whose hash still fits into the
 * evidence; the others are stale and say nothing.
 */
import type { DeviceInfo } from './device.js';
import { type JsonNumber, jsonNumber } from './evidence.js';
import type { Figure } from './stages.js';

export interface Measurement {
  readonly figure: Figure;
  /** Hash of the emitted program that was run. */
  readonly program: string;
  readonly device: Omit<DeviceInfo, 'features'>;
  /** The day it was measured, YYYY-MM-DD. */
  readonly date: string;
  /** How a sweep in this process came to know what is right. */
  readonly sweep?: SweepAccount;
}

export interface SweepAccount {
  /** What makes it again. */
  readonly command: string;
  /** Inputs whose results are proved by intervals, and those that needed the exact plan. */
  readonly proved: number;
  readonly asked: number;
  /** Random inputs at which that was compared with MPFR, and at how many it was wrong. */
  readonly checked: number;
  readonly oracleWrong: number;
  /** The most that the function in double was off there, in units of 2^-52 of its value. */
  readonly drift: number;
}

const number = (value: unknown): number =>
  value === 'Infinity' ? Infinity : value === '-Infinity' ? -Infinity : value === 'NaN' ? Number.NaN : Number(value);

/** The measurements of one file; none for a text that isn't one of ours. */
export function parseMeasurements(text: string): readonly Measurement[] {
  try {
    const { measurements } = JSON.parse(text) as {
      measurements: readonly (Measurement & { figure: { at: Record<string, JsonNumber> } })[];
    };
    return measurements.map((m) => ({
      ...m,
      figure: {
        ...m.figure,
        maxUlp: number(m.figure.maxUlp),
        ...(m.figure.maxUlpStrict === undefined ? {} : { maxUlpStrict: number(m.figure.maxUlpStrict) }),
        ...(m.figure.models === undefined
          ? {}
          : {
              models: {
                fma: number(m.figure.models.fma),
                flush: number(m.figure.models.flush),
                sloppyDivision: number(m.figure.models.sloppyDivision),
              },
            }),
        at: Object.fromEntries(Object.entries(m.figure.at).map(([name, value]) => [name, number(value)])),
      },
    }));
  } catch {
    return [];
  }
}

const gradeRank = (m: Measurement): number => ['fast', 'accurate', 'exact'].indexOf(m.figure.grade);

/** Sorted, one measurement a line group, stable on every machine. */
export function measurementsText(list: readonly Measurement[]): string {
  const rank = (m: Measurement) =>
    `${m.figure.target} ${m.figure.precision} ${m.figure.function} ${m.figure.exhaustive} ${gradeRank(m)}`;
  const sorted = [...list].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  const plain = sorted.map(({ figure, ...rest }) => ({
    figure: {
      ...figure,
      maxUlp: jsonNumber(figure.maxUlp),
      ...(figure.maxUlpStrict === undefined ? {} : { maxUlpStrict: jsonNumber(figure.maxUlpStrict) }),
      ...(figure.models === undefined
        ? {}
        : { models: Object.fromEntries(Object.entries(figure.models).map(([n, v]) => [n, jsonNumber(v)])) }),
      at: Object.fromEntries(Object.entries(figure.at).map(([name, value]) => [name, jsonNumber(value)])),
    },
    ...rest,
  }));
  return `${JSON.stringify({ measurements: plain }, null, 1)}\n`;
}

/** New measurements take the place of old ones of the same function, row, grade and kind. */
export function mergeMeasurements(old: readonly Measurement[], fresh: readonly Measurement[]): readonly Measurement[] {
  const id = (m: Measurement) =>
    `${m.figure.target} ${m.figure.precision} ${m.figure.function} ${m.figure.exhaustive} ${m.figure.grade}`;
  const replaced = new Set(fresh.map(id));
  return [...old.filter((m) => !replaced.has(id(m))), ...fresh];
}
