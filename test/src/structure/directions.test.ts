import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');

let tree = '';

/** A tree with our rules and nothing in it. */
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'throughline-directions-'));
  copyFileSync(join(ROOT, 'biome.json'), join(tree, 'biome.json'));
  copyFileSync(join(ROOT, '.gitignore'), join(tree, '.gitignore'));
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** What Biome says to a file with one import. */
function lint(file: string, specifier: string): string {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), `import { thing } from '${specifier}';\nexport const made = thing;\n`);
  const { stdout, stderr } = spawnSync(
    join(ROOT, 'node_modules', '.bin', 'biome'),
    ['lint', '--colors=off', file],
    { cwd: tree, encoding: 'utf8' },
  );
  return stdout + stderr;
}

describe('the directions in which folders depend', () => {
  it.each([
    ['packages/conventions/src/made.ts', '@throughline/scrub/text/scrubText'],
    ['packages/scrub/src/made.ts', '@throughline/conventions/spans'],
    ['packages/wire/src/otlp/made.ts', '@throughline/conventions/spans'],
    ['packages/rum-sdk/src/made.ts', '@throughline/ingest-core/createIngest'],
    ['packages/ingest-core/src/made.ts', '@throughline/rum-sdk'],
    ['packages/ingest-core/src/made.ts', 'node:fs'],
    ['packages/ingest-core/src/made.ts', 'cloudflare:workers'],
    ['packages/telemetry-store/src/made.ts', '@throughline/ingest-core/createIngest'],
    ['packages/telemetry-store/src/made.ts', '../../../apps/edge-ingest/src/index.ts'],
    ['apps/edge-ingest/src/made.ts', '@throughline/rum-sdk'],
    ['apps/edge-ingest/src/made.ts', '@throughline/telemetry-store/startStore'],
    ['apps/admin-demo/src/made.ts', '@throughline/telemetry-store/startStore'],
    ['apps/edge-ingest/src/made.ts', '../../../packages/telemetry-store/src/startStore.ts'],
  ])('forbid %s to import %s', (file, specifier) => {
    expect(lint(file, specifier)).toContain('noRestrictedImports');
  });

  it.each([
    ['packages/rum-sdk/src/made.ts', '@throughline/conventions/spans'],
    ['packages/ingest-core/src/made.ts', '@throughline/wire/otlp/traces'],
    ['apps/edge-ingest/src/made.ts', '@throughline/ingest-core/createIngest'],
    ['apps/admin-demo/src/made.ts', '@throughline/rum-sdk'],
  ])('let %s import %s', (file, specifier) => {
    expect(lint(file, specifier)).not.toContain('noRestrictedImports');
  });
});
