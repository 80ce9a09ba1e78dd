/** The hash of the compiler's sources: what builds are incremental by, and what kept results belong to. */
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** Files below a folder, relative with forward slashes, in order of code units. @param {string} folder */
export function filesBelow(folder) {
  const found = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  return found
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path
        .relative(folder, path.join(entry.parentPath ?? entry.path, entry.name))
        .split(path.sep)
        .join('/'),
    )
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Editors and other programs leave files beside sources that are no part of them. @param {string} name */
export const isSource = (name) => /\.(ts|json|hbs)$/.test(name);

/** SHA-256 over names and texts; line ends as in the repository, so that a checkout on Windows hashes alike. */
export function hashOf(
  /** @type {string} */ root,
  /** @type {readonly string[]} */ folders,
  /** @type {readonly string[]} */ files = [],
) {
  const hash = createHash('sha256');
  const names = folders.flatMap((f) =>
    filesBelow(path.join(root, f))
      .filter(isSource)
      .map((name) => `${f}/${name}`),
  );
  for (const name of [...names, ...files]) {
    const text = fs.readFileSync(path.join(root, name), 'utf8').replace(/\r\n/g, '\n');
    hash.update(`${name}\0${text}\0`);
  }
  return hash.digest('hex');
}
