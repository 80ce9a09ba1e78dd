/** Where commands keep what they work out: the user's folder for such things, or what ACTC_CACHE says. */
import { compilerHash } from '../files.js';
import type { Store } from '../store.js';
import { storeFolder, storeIn } from '../store-on-disk.js';

/** The store of this compiler, if there is one; sources that were not built have none, they may change any moment. */
export function keeping(): { readonly store?: Store } {
  const compiler = compilerHash();
  const store = compiler === 'unbuilt' ? undefined : storeIn(storeFolder(), compiler);
  return store ? { store } : {};
}
