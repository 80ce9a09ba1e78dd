/**
 * What was lowered and measured of definitions, kept between test files and with the command: its keys hold the hash of the
 * sources that this process has loaded. Tests of lowering itself do without it.
 */
import { hashOf } from '../../scripts/compiler-hash.mjs';
import { storeFolder, storeIn } from '../../src/store-on-disk.js';

export const store = storeIn(storeFolder(), hashOf(process.cwd(), ['src', 'templates']));
export const keeping = store ? { store } : {};
