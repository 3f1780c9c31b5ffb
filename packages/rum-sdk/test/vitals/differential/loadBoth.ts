import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { build } from 'esbuild';
import type * as webVitals from 'web-vitals';
import type { observePage } from '../../../src/capture/observePage.ts';
import type { createVitals } from '../../../src/capture/vitals/createVitals.ts';
import type { FakePage } from './fakePage.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** What the SDK measures vitals with. */
export interface Ours {
  readonly createVitals: typeof createVitals;
  readonly observePage: typeof observePage;
}

/** A module as a page loads it: with its globals, and with no state of another page. */
export type Load<T> = (globals: FakePage['globals']) => T;

/** web-vitals and the SDK's own vitals, to be loaded into any number of pages. */
export interface Both {
  readonly theirs: Load<typeof webVitals>;
  readonly ours: Load<Ours>;
}

/** Bundles both. */
export async function loadBoth(): Promise<Both> {
  const [theirs, ours] = await Promise.all([
    loader<typeof webVitals>(`export * from 'web-vitals'`),
    loader<Ours>(`
      export { observePage } from '../../../src/capture/observePage.ts';
      export { createVitals } from '../../../src/capture/vitals/createVitals.ts';`),
  ]);
  return { theirs, ours };
}

async function loader<T>(source: string): Promise<Load<T>> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: FOLDER, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'exported',
    target: 'es2022',
  });
  const code = `${outputFiles[0]?.text}; return exported;`;
  const compiled = new Map<string, (...values: unknown[]) => T>();
  return (globals) => {
    const names = Object.keys(globals);
    const key = names.join();
    const run = compiled.get(key) ?? (compileFunction(code, names) as (...values: unknown[]) => T);
    compiled.set(key, run);
    return run(...Object.values(globals));
  };
}
