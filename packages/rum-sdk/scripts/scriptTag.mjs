// Prints what a page needs for the built rum.js: the tag with its integrity, the snippet, and their hashes for a policy.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { versionedName } from './versionedName.mjs';

const { values } = parseArgs({
  options: {
    edge: { type: 'string', default: 'https://edge.example.com' },
    key: { type: 'string', default: 'pk_…' },
    service: { type: 'string', default: 'shop' },
  },
});
const read = (name) => readFileSync(new URL(`../dist/${name}`, import.meta.url), 'utf8');
const integrity = (text, algorithm = 'sha384') =>
  `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;

const script = read('rum.js');
const snippet = read('snippet.js').trim();
const edge = values.edge.replace(/\/$/, '');

console.log(`The newest version, which a fix reaches by itself:

<script async src="${edge}/rum.js" data-key="${values.key}" data-service="${values.service}"></script>

This version and no other, checked by the browser:

<script async src="${edge}/${versionedName(script)}" integrity="${integrity(script)}" crossorigin="anonymous"
  data-key="${values.key}" data-service="${values.service}"></script>

A policy of hashes alone names the file that it loads when it needs it too: '${integrity(read('rum-text.js'), 'sha256')}'

Before it, inline, for errors and calls that come before the script (in a policy: '${integrity(snippet)}'):

<script>${snippet}</script>`);
