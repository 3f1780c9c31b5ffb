// Puts the SDK's bundle where wrangler serves static assets from.
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const from = new URL('../../../packages/rum-sdk/dist/', import.meta.url);
const to = new URL('../dist/assets/', import.meta.url);
/** Versions of earlier releases that pages still name with their hash: kept here for as long as they do. */
const kept = new URL('../kept/', import.meta.url);

if (!existsSync(new URL('rum.js', from))) {
  console.error(
    'edge-ingest: packages/rum-sdk/dist/rum.js is missing; run "npx turbo run build --filter=@throughline/rum-sdk" first',
  );
  process.exit(1);
}

mkdirSync(to, { recursive: true });
for (const folder of [from, kept]) {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names.filter((file) => /^(?:rum(?:-\w+){0,2}|snippet)\.js(?:\.map)?$/.test(file))) {
    copyFileSync(new URL(name, folder), new URL(name, to));
  }
}
console.log(`edge-ingest: rum.js copied to ${fileURLToPath(to)}`);
