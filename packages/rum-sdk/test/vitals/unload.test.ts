import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** A share of what `npm run bench -- unload` does by itself: five of each ending. */
const PAGE_VIEWS = '65';

/** Two browsers, each page some seconds, four at a time; a busy machine takes several times as long. */
const TIMEOUT_MS = 240_000;

interface Result {
  readonly total: { readonly ours: { readonly expected: number; readonly arrived: number } };
  readonly lost: readonly string[];
}

it('what a browser had reported of a page that is left arrives exactly once, and so does every call', {
  timeout: TIMEOUT_MS,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unload-'));
  try {
    const file = join(folder, 'unload.json');
    const bench = fileURLToPath(new URL('../../../../bench/src/unload/main.ts', import.meta.url));
    // exits 1 below its goal, which a single one of so few would be
    await promisify(execFile)(process.execPath, [bench, '--page-views', PAGE_VIEWS, '--json', file]).catch(
      () => undefined,
    );
    const { total, lost } = JSON.parse(readFileSync(file, 'utf8')) as Result;
    expect(lost).toEqual([]);
    expect(total.ours.expected).toBeGreaterThan(200);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
