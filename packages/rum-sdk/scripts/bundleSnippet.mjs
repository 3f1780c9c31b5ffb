import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { TARGETS } from './bundleScript.mjs';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/** The most that the snippet may weigh, bytes in brotli: it stands in every page, before everything else. */
export const SNIPPET_BUDGET_BYTES = 600;

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
