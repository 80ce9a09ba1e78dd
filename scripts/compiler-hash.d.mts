/** SHA-256 over the names and texts of sources in folders below `root`, and of single files. */
export function hashOf(root: string, folders: readonly string[], files?: readonly string[]): string;
