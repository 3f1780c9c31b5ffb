import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { TARGETS } from './targets.ts';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/**
 * `dist/snippet.js`, to be put inline or loaded as a synchronous script.
 *
 * @param {string} outfile
 */
export function bundleSnippet(outfile) {
  return build({
    absWorkingDir: PACKAGE,
    entryPoints: ['src/snippet/snippet.ts'],
    outfile,
    minify: true,
    format: 'iife',
    target: TARGETS,
    logLevel: 'warning',
  });
}
