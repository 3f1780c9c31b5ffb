import { fileURLToPath } from 'node:url';

/** wrangler as it is installed here, to be run by this Node. */
export function wranglerPath() {
  return fileURLToPath(new URL('../bin/wrangler.js', import.meta.resolve('wrangler')));
}
