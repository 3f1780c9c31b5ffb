// Puts the SDK's bundle where wrangler serves static assets from.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const from = new URL('../../../packages/rum-sdk/dist/', import.meta.url);
const to = new URL('../dist/assets/', import.meta.url);

if (!existsSync(new URL('rum.js', from))) {
  console.error(
    'edge-ingest: packages/rum-sdk/dist/rum.js is missing; run "npx turbo run build --filter=@throughline/rum-sdk" first',
  );
  process.exit(1);
}

mkdirSync(to, { recursive: true });
for (const name of ['rum.js', 'rum.js.map']) {
  if (existsSync(new URL(name, from))) copyFileSync(new URL(name, from), new URL(name, to));
}
console.log(`edge-ingest: rum.js copied to ${fileURLToPath(to)}`);
