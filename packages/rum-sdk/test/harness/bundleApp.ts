import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles an app's module as its own build would, with the published ESM of the SDK (`dist/index.js`). */
export async function bundleApp(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL('..', import.meta.url)), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    alias: {
      '@throughline/rum-sdk': fileURLToPath(new URL('../../dist/index.js', import.meta.url)),
      '@throughline/rum-sdk/global': fileURLToPath(new URL('../../dist/global.js', import.meta.url)),
      '@throughline/rum-sdk/next': fileURLToPath(new URL('../../dist/next.js', import.meta.url)),
      '@throughline/rum-sdk/react': fileURLToPath(new URL('../../dist/react.js', import.meta.url)),
    },
    // what else a library asks its bundler about is unset
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
  });
  return outputFiles[0]?.text ?? '';
}
