import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build as bundlePackage } from 'tsdown';
import { bundleScript } from './bundleScript.mjs';
import { bundleSnippet } from './bundleSnippet.mjs';
import { ALLOWLIST_FILE, slimAllowlist } from './slimAllowlist.mjs';
import { versionedName } from './versionedName.mjs';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

/** Entries whose exports are React components. */
const CLIENT_ENTRIES = ['react', 'next'];

rmSync(DIST, { recursive: true, force: true });

// ESM and types: the workspace's own packages in it, published ones outside
await bundlePackage({
  cwd: PACKAGE,
  entry: {
    index: 'src/index.ts',
    global: 'src/global.ts',
    react: 'src/integrations/react/index.ts',
    next: 'src/integrations/next/index.ts',
  },
  outDir: DIST,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  dts: true,
  clean: false,
  logLevel: 'warn',
  deps: { alwaysBundle: [/^@throughline\//] },
  // Next's App Router takes what is imported from them into the browser, and the rest of a layout stays on the server
  outputOptions: { banner: ({ name }) => (CLIENT_ENTRIES.includes(name) ? "'use client';" : '') },
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
  plugins: [
    {
      name: 'slim-allowlist',
      load: { filter: { id: ALLOWLIST_FILE }, handler: () => slimAllowlist() },
    },
  ],
});
await bundleScript({ outfile: `${DIST}rum.js` });
await bundleSnippet(`${DIST}snippet.js`);

const bytes = readFileSync(`${DIST}rum.js`);
// for a page that names this version with its hash
const version = versionedName(bytes);
copyFileSync(`${DIST}rum.js`, `${DIST}${version}`);
copyFileSync(`${DIST}rum-text.js`, `${DIST}${version.replace('rum', 'rum-text')}`);
const kb = (length) => `${(length / 1024).toFixed(1)} KB`;
console.log(
  `dist/rum.js: ${kb(bytes.length)}, gzip ${kb(gzipSync(bytes).length)}, brotli ${kb(brotliCompressSync(bytes).length)}`,
);
