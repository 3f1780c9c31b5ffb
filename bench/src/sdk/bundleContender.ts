import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import type { Contender } from './contenders.ts';

/** The one script that the contender's page downloads, minified; undefined for a page without. */
export async function bundleContender({ module, script }: Contender): Promise<string | undefined> {
  if (script) return (await readFile(script.file, 'utf8')) + (script.start ?? '');
  if (module === undefined) return undefined;
  const { outputFiles } = await build({
    entryPoints: [module],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text;
}
