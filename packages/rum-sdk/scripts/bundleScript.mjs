import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { minifySync } from 'rolldown/utils';
import { minify_sync as minifyAgain } from 'terser';
import { functionsLast } from './functionsLast.mjs';
import { OWN_NAMES } from './ownNames.ts';
import { RULE_NAMES } from './ruleNames.ts';
import { ALLOWLIST_FILE, slimAllowlist } from './slimAllowlist.mjs';
import { TARGETS } from './targets.ts';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/**
 * Nearly every function of the script runs on every page. With this hint the browser compiles them while it downloads,
 * on a thread of its own, instead of one by one on the page's
 * (https://v8.dev/blog/explicit-compile-hints); others read a comment.
 */
const COMPILE_HINT = '//# allFunctionsCalledOnLoad';

const OPTIONS = {
  absWorkingDir: PACKAGE,
  entryPoints: ['src/script.ts'],
  write: false,
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: TARGETS,
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  plugins: [
    {
      name: 'second-file',
      setup(plugin) {
        plugin.onResolve({ filter: /loadContents/ }, ({ resolveDir }) => ({
          path: join(resolveDir, 'loadScriptsFile.ts'),
        }));
      },
    },
    {
      name: 'script-tag',
      setup(plugin) {
        plugin.onLoad({ filter: /isScriptTag\.ts$/ }, () => ({
          contents: 'export const IS_SCRIPT_TAG = true;',
        }));
      },
    },
    {
      name: 'slim-allowlist',
      setup(plugin) {
        plugin.onLoad({ filter: ALLOWLIST_FILE }, () => ({ contents: slimAllowlist(), loader: 'js' }));
      },
    },
  ],
};

/**
 * The one IIFE for `<script async src>`: everything in it, dependencies too, but for what only some pages
 * need, which it loads from beside it.
 *
 * @param {{ outfile: string, write?: boolean }} options
 * @returns the bytes of both, and esbuild's metafile of the first, which tells the parts.
 */
export async function bundleScript({ outfile, write = true }) {
  const second = await bundleSecondFile();
  const define = { SECOND_INTEGRITY: JSON.stringify(integrityOf(second)) };
  const options = { ...OPTIONS, outfile, define };
  const { outputFiles } = await build({ ...options, minifySyntax: true, sourcemap: 'external' });
  // what counts for a part's share is how long its code is when its names are short
  const { metafile } = await build({ ...options, minify: true });
  const [map, script] = ['.map', '.js'].map((end) => outputFiles.find(({ path }) => path.endsWith(end)).text);
  const ordered = functionsLast(script, JSON.parse(map));
  const { code, map: squeezedMap } = squeeze(ordered.code, ordered.map);
  const text = `${COMPILE_HINT}\n${code}\n//# sourceMappingURL=rum.js.map\n`;
  if (write) {
    writeFileSync(outfile, text);
    writeFileSync(join(dirname(outfile), 'rum-text.js'), second);
    // the hint's line comes before what the map is about
    writeFileSync(`${outfile}.map`, JSON.stringify({ ...squeezedMap, mappings: `;${squeezedMap.mappings}` }));
  }
  return { script: Buffer.from(text), second, metafile };
}

/** `rum-text.js`: a module, since a script can only be loaded without a sink of Trusted Types when it is one. */
async function bundleSecondFile() {
  const { outputFiles } = await build({
    absWorkingDir: PACKAGE,
    entryPoints: ['src/secondFile/contents.ts'],
    write: false,
    bundle: true,
    minifySyntax: true,
    format: 'esm',
    target: TARGETS,
    logLevel: 'warning',
  });
  return Buffer.from(squeeze(outputFiles[0].text).code);
}

function integrityOf(bytes) {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}

/**
 * What terser may do beyond its defaults. None of our functions is called with `new` or asked for its `prototype`, so
 * that each may become an arrow; statements of their own compress better than sequences.
 */
const TERSER = {
  ecma: 2020,
  toplevel: true,
  compress: { passes: 3, sequences: false, unsafe_arrows: true },
};

/**
 * Oxc's minifier makes less of it than esbuild's, and terser again less of that (each sees what the other leaves). Oxc
 * puts constants and functions in the place of their names where that is shorter, but not what is a `var`, which esbuild
 * has made of each module's `const` and `let`.
 */
function squeeze(bundled, map) {
  // of the same length, so that the map stays true
  const script = bundled.replace(/^((?: {2})?)var /gm, '$1let ');
  const squeezed = minifySync('rum.js', script, {
    compress: { target: TARGETS },
    mangle: { toplevel: true },
    ...(map && { sourcemap: true, inputMap: map }),
  });
  if (squeezed.errors.length > 0) throw new Error(squeezed.errors[0].message);
  const { code, map: finalMap } = minifyAgain(squeezed.code, {
    ...TERSER,
    mangle: {
      properties: {
        builtins: true,
        regex: new RegExp(`^(?:${(map ? OWN_NAMES : RULE_NAMES).join('|')})$`),
      },
    },
    ...(map && { sourceMap: { filename: 'rum.js', content: squeezed.map, asObject: true } }),
  });
  // within the function the directive compresses better; as long as before, so that the map stays true
  return { code: code.replace(/^("use strict";)(\(\(\)=>\{)/, '$2$1'), map: finalMap };
}
