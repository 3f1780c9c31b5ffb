import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where programs of the workspace live, Node 24 among them: first on the PATH of everything we start. */
export const BIN = join(ROOT, 'node_modules', '.bin');
