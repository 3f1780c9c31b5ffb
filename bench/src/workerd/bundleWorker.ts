import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = new URL('../../../', import.meta.url);

/**
 * The edge's Worker and its Durable Object as one module, as wrangler would upload it.
 *
 * @param root of the checkout that it is built from; without it, this one.
 */
export function bundleEdge(root = fileURLToPath(ROOT)): Promise<string> {
  return bundle({ entryPoints: [join(root, 'apps/edge-ingest/src/index.ts')] });
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
