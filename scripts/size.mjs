import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bundleScript } from '../packages/rum-sdk/scripts/bundleScript.mjs';
import { SECOND_BUDGET_BYTES, SIZE_BUDGET_BYTES } from '../packages/rum-sdk/scripts/sizeBudget.ts';

/**
 * `npm run size`: what takes the bytes of the script that a page downloads, by part, dependencies included, and what the
 * second file weighs, that only some pages download.
 * `--json FILE` writes the same; exits 1 above the budget.
 */
const { values } = parseArgs({ options: { json: { type: 'string' } } });
const { metafile, script, second } = await bundleScript({ outfile: 'dist/rum.js', write: false });

const total = sizeOf(script);
const secondFile = sizeOf(second);
const parts = partsOf(metafile, total);
print(parts, total);
console.log(
  `rum-text.js, where a page needs it: ${secondFile.minified} minified, gzip ${secondFile.gzip}, brotli ${secondFile.brotli}`,
);
if (values.json) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ budgetBytes: SIZE_BUDGET_BYTES, total, parts, secondFile }, null, 2)}\n`,
  );
}
for (const [name, { brotli }, budget] of [
  ['rum.js', total, SIZE_BUDGET_BYTES],
  ['rum-text.js', secondFile, SECOND_BUDGET_BYTES],
]) {
  if (brotli <= budget) continue;
  console.error(`${name} is over the budget: ${brotli} bytes of brotli, ${budget} allowed`);
  process.exitCode = 1;
}

function sizeOf(bytes) {
  return {
    minified: bytes.length,
    gzip: gzipSync(bytes).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

/** The minifier and brotli work on the whole, so a part's share of their bytes is by its share of what was bundled. */
function partsOf({ outputs }, { minified, brotli }) {
  const inputs = Object.values(outputs).find(({ entryPoint }) => entryPoint).inputs;
  const sizes = new Map();
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const part = partOf(file);
    sizes.set(part, (sizes.get(part) ?? 0) + bytesInOutput);
  }
  const bundled = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  return [...sizes]
    .filter(([, bytes]) => bytes > 0)
    .map(([part, bytes]) => ({
      part,
      minified: Math.round((bytes / bundled) * minified),
      brotliShare: Math.round((bytes / bundled) * brotli),
    }))
    .sort((a, b) => b.minified - a.minified);
}

/** A published package, a package of the workspace, or a folder of the SDK's own. */
function partOf(file) {
  const published = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file);
  if (published) return published[1];
  const workspace = /\.\.\/([^/]+)\/src\//.exec(file);
  if (workspace) return workspace[1];
  const [, folder, feature] = /src\/(?:([^/]+)\/)?(?:([^/]+)\/)?/.exec(file) ?? [];
  return ['rum-sdk', folder, feature].filter(Boolean).join('/');
}

function print(rows, { minified, gzip, brotli }) {
  const width = Math.max(...rows.map(({ part }) => part.length));
  const line = (name, bytes, share) =>
    console.log(`${name.padEnd(width)}  ${String(bytes).padStart(9)}  ${String(share).padStart(9)}`);
  line('part', 'minified', 'brotli');
  for (const { part, minified: bytes, brotliShare } of rows) line(part, bytes, brotliShare);
  line('total', minified, brotli);
  console.log(`gzip ${gzip}, budget ${SIZE_BUDGET_BYTES} bytes of brotli`);
}
