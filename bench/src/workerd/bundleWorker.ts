import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = new URL('../../../', import.meta.url);

/** The edge's Worker and its Durable Object as one module, as wrangler would upload it. */
export function bundleEdge(): Promise<string> {
  return bundle({ entryPoints: [fileURLToPath(new URL('apps/edge-ingest/src/index.ts', ROOT))] });
}

/** A Worker from its source. */
export function bundleSource(contents: string): Promise<string> {
  return bundle({ stdin: { contents, resolveDir: fileURLToPath(ROOT) } });
}

async function bundle(input: object): Promise<string> {
  const { outputFiles } = await build({
    ...input,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
  });
  return outputFiles[0]?.text ?? '';
}
