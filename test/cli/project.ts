/** A project in a temporary folder of its own, with files in it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'actc-test-'));

  path(file: string): string {
    return join(this.folder, file);
  }
  write(file: string, text: string | Uint8Array): this {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
    return this;
  }
  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }
  /** Every file below a folder, hidden ones too, with its text. */
  tree(folder: string): Readonly<Record<string, string>> {
    const found: Record<string, string> = {};
    const walk = (below: string): void => {
      for (const name of readdirSync(this.path(below)).sort()) {
        const file = `${below}/${name}`;
        if (statSync(this.path(file)).isDirectory()) walk(file);
        else found[file.slice(folder.length + 1)] = this.read(file);
      }
    };
    try {
      walk(folder);
    } catch {
      return {};
    }
    return found;
  }
  remove(file = '.'): void {
    rmSync(this.path(file), { recursive: true, force: true });
  }
}
