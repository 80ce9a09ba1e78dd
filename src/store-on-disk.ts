/**
 * A store as files: one for every result, in a folder of the user's. Whatever is wrong with a file or the folder (cut
 * short, damaged, read-only, full), the result is worked out again: a store makes no command fail.
 */
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Store } from './store.js';

const CHECK_BYTES = 32;
/** When a folder holds more bytes than this, the files that were used longest ago go until half of it is left. */
const MOST_BYTES = 256 * 2 ** 20;

const digest = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

/** The folder that ACTC_CACHE names, else the user's own for such things; nothing where it is `off`. */
export function storeFolder(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const { ACTC_CACHE: asked, XDG_CACHE_HOME: caches, LOCALAPPDATA: windows } = env;
  if (asked === 'off') return undefined;
  if (asked) return path.resolve(asked);
  const own =
    process.platform === 'darwin' ? path.join(homedir(), 'Library', 'Caches') : path.join(homedir(), '.cache');
  const shared = caches || (process.platform === 'win32' && windows) || own;
  return path.join(shared, 'activation-compiler');
}

function prune(folder: string): void {
  const files = fs.readdirSync(folder).map((name) => {
    const { size, mtimeMs } = fs.statSync(path.join(folder, name));
    return { name, size, mtimeMs };
  });
  let total = files.reduce((sum, f) => sum + f.size, 0);
  if (total <= MOST_BYTES) return;
  for (const f of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (total <= MOST_BYTES / 2) return;
    fs.rmSync(path.join(folder, f.name), { force: true });
    total -= f.size;
  }
}

/** The store in a folder, of one compiler: `compiler` is its hash. None where there is no folder. */
export function storeIn(folder: string | undefined, compiler: string): Store | undefined {
  if (folder === undefined) return undefined;
  let isPruned = false;
  // How data are written belongs to the engine.
  const mark = `${compiler} ${process.versions.v8}\n`;
  const fileOf = (key: string): string => path.join(folder, digest(mark + key).toString('hex'));
  return {
    read: (key) => {
      try {
        const file = fileOf(key);
        const bytes = fs.readFileSync(file);
        const body = bytes.subarray(CHECK_BYTES);
        if (!digest(body).equals(bytes.subarray(0, CHECK_BYTES))) return undefined;
        const now = new Date();
        fs.utimesSync(file, now, now);
        return deserialize(inflateRawSync(body));
      } catch {
        return undefined;
      }
    },
    write: (key, value) => {
      try {
        const body = deflateRawSync(serialize(value), { level: 1 });
        const file = fileOf(key);
        const aside = `${file}.${process.pid}`;
        fs.mkdirSync(folder, { recursive: true });
        fs.writeFileSync(aside, Buffer.concat([digest(body), body]));
        fs.renameSync(aside, file);
        if (!isPruned) prune(folder);
        isPruned = true;
      } catch {
        // It is worked out again next time.
      }
    },
  };
}
