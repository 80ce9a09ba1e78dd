/** What each device did over all tests, a line each. */
import type { Figure } from '../../src/stages.js';
import type { DeviceResult } from './results.js';

interface Total {
  kernels: number;
  points: number;
  milliseconds: number;
  readonly figures: Figure[];
}

const place = (f: Figure): string =>
  Object.entries(f.at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');

export class DeviceTotals {
  private readonly devices = new Map<string, Total>();
  private readonly notes = new Set<string>();

  /** A device that could not be had, or was lost. */
  note(line: string): void {
    this.notes.add(line);
  }

  /** One run of the suite; its figures count where they are of kernels that are shipped. */
  add({ info, kernels, points, figures }: DeviceResult, milliseconds: number, isShipped: boolean): void {
    const line = `${info.api}: ${info.implementation}, ${info.version}`;
    const total = this.devices.get(line) ?? { kernels: 0, points: 0, milliseconds: 0, figures: [] };
    total.kernels += kernels;
    total.points += points;
    total.milliseconds += milliseconds;
    if (isShipped) total.figures.push(...figures);
    this.devices.set(line, total);
  }

  lines(): readonly string[] {
    const devices = [...this.devices].map(([line, { kernels, points, milliseconds, figures }]) => {
      const count = (of: 'nan' | 'falseZero' | 'wrongSign') => figures.reduce((n, f) => n + f[of], 0);
      const worst = figures.reduce<Figure | undefined>((a, f) => (a && a.maxUlp >= f.maxUlp ? a : f), undefined);
      const facts = [
        `${kernels} kernels run, ${points} points`,
        ...(worst ? [`worst ${Number(worst.maxUlp.toPrecision(3))} ulp (${worst.function} at ${place(worst)})`] : []),
        `${count('nan')} NaN, ${count('falseZero')} false zeros, ${count('wrongSign')} wrong signs`,
        `${(milliseconds / 1000).toFixed(1)} s`,
      ];
      return `${line}: ${facts.join(', ')}`;
    });
    return [...devices, ...this.notes];
  }
}
