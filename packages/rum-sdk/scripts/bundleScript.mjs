import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ALLOWLIST_FILE, slimAllowlist } from './slimAllowlist.mjs';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/** The oldest engines whose syntax the bundle may use. */
export const TARGETS = ['chrome92', 'firefox100', 'safari15.4'];

/**
 * Nearly every function of the script runs on every page. With this hint the browser compiles them while it downloads,
 * on a thread of its own, instead of one by one on the page's
 * (https://v8.dev/blog/explicit-compile-hints); others read a comment.
 */
const COMPILE_HINT = '//# allFunctionsCalledOnLoad';

/**
 * The one IIFE for `<script async src>`: everything in it, dependencies too.
 *
 * @param {{ outfile: string, write?: boolean }} options
 * @returns esbuild's result, with its metafile.
 */
export function bundleScript({ outfile, write = true }) {
  return build({
    absWorkingDir: PACKAGE,
    entryPoints: ['src/script.ts'],
    outfile,
    write,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: TARGETS,
    sourcemap: 'linked',
    sourcesContent: false,
    banner: { js: COMPILE_HINT },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [
      {
        name: 'slim-allowlist',
        setup(plugin) {
          plugin.onLoad({ filter: ALLOWLIST_FILE }, () => ({ contents: slimAllowlist(), loader: 'js' }));
        },
      },
    ],
  });
}
