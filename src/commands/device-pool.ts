/**
 * The devices of one command: opened when they are first asked for, shared by all definitions, closed at the end
 * whatever happens. A device that is lost is replaced once; one that hangs is replaced for what comes after.
 */
import { type Device, DeviceError, DeviceHung, DeviceLost, DeviceMissing, type Runner } from '../device.js';

export type Used<T> =
  | { readonly kind: 'done'; readonly value: T; readonly device: Device; readonly lost?: DeviceLost }
  | { readonly kind: 'missing'; readonly problem: DeviceMissing }
  | { readonly kind: 'failed'; readonly problem: DeviceError };

const REASONS = 3;

/** Anything that keeps a device from opening is a device that cannot be had: no driver, no browser, no permission. */
function asMissing(error: unknown): DeviceMissing {
  if (error instanceof DeviceMissing) return error;
  const text = error instanceof Error ? error.message : String(error);
  // Browsers say what they miss in pages of text, the reason first.
  const first = text
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l !== '')
    .slice(0, REASONS)
    .join('; ');
  return new DeviceMissing(`it cannot be opened: ${first}`, 'its packages are installed, but do not work here');
}

export class DevicePool {
  private readonly open = new Map<string, Promise<Device>>();

  constructor(private readonly load: (name: string) => Promise<Runner>) {}

  private device(name: string): Promise<Device> {
    const known = this.open.get(name);
    if (known) return known;
    const opened = this.load(name)
      .then((runner) => runner.open())
      .catch((error) => {
        throw asMissing(error);
      });
    // Who asks next gets the same answer; nobody may have to ask at all.
    opened.catch(() => {});
    this.open.set(name, opened);
    return opened;
  }

  /** Work on the device of a runner. When the device is lost, the work is done once more on a new one. */
  async use<T>(name: string, work: (device: Device) => Promise<T>): Promise<Used<T>> {
    const first = await this.attempt(name, work);
    if (first.kind !== 'failed' || !(first.problem instanceof DeviceLost)) return first;
    const second = await this.attempt(name, work);
    return second.kind === 'done' ? { ...second, lost: first.problem } : second;
  }

  private async attempt<T>(name: string, work: (device: Device) => Promise<T>): Promise<Used<T>> {
    let device: Device;
    try {
      device = await this.device(name);
    } catch (problem) {
      return { kind: 'missing', problem: problem as DeviceMissing };
    }
    try {
      return { kind: 'done', value: await work(device), device };
    } catch (problem) {
      if (!(problem instanceof DeviceError)) throw problem;
      if (problem instanceof DeviceLost || problem instanceof DeviceHung) await this.drop(name);
      return { kind: 'failed', problem };
    }
  }

  private async drop(name: string): Promise<void> {
    const opened = this.open.get(name);
    this.open.delete(name);
    try {
      await (await opened)?.close();
    } catch {
      // It is gone or hangs: there is nothing left to close.
    }
  }

  /** Closes all devices that were opened. Never fails. */
  async close(): Promise<void> {
    await Promise.all([...this.open.keys()].map((name) => this.drop(name)));
  }
}
