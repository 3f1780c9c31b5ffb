import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { OWN_NAMES } from '../../scripts/ownNames.ts';

const { resolve } = createRequire(import.meta.url);
const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of a published package. */
const folderOf = (name: string) => dirname(resolve(`${name}/package.json`));

/** The libraries of TypeScript, which ship in its package for this system. */
const libraries = () => {
  const compiler = createRequire(join(folderOf('typescript'), 'package.json'));
  const system = `@typescript/typescript-${process.platform}-${process.arch}`;
  return join(dirname(compiler.resolve(`${system}/package.json`)), 'lib');
};

const WORD = /()([A-Za-z_$][\w$]*)/g;
/** Members of an interface that is exported, and what a barrel hands on. */
const MEMBER = /^( {2}(?:readonly )?|export \{ )([A-Za-z_$][\w$]*)/gm;

/** Names in the declarations below a folder or in one file, without those of comments. */
const namesIn = (place: string, name: RegExp): Set<string> => {
  const files = place.endsWith('.ts')
    ? [place]
    : readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((file) => /(?:^|[/\\])(?!lib\.(?:decorators|scripthost|webworker))[^/\\]*\.d\.ts$/.test(file))
        .map((file) => join(place, file));
  const code = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  return new Set(
    [...code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').matchAll(name)].map(([, , found = '']) => found),
  );
};

it.each([
  ['of the browser or the language', libraries, WORD, 'getEntriesByType'],
  ['of the OpenTelemetry API', () => dirname(resolve('@opentelemetry/api')), WORD, 'spanContext'],
  ['of its SDK', () => dirname(resolve('@opentelemetry/sdk-trace')), WORD, 'onEnd'],
  [
    'of newer browsers',
    () => join(PACKAGE, '../../node_modules/web-vitals/dist/modules/types.d.ts'),
    WORD,
    'navigationId',
  ],
  ['of an option', () => join(PACKAGE, 'src/options/options.ts'), MEMBER, 'sampleRate'],
  ['of the running SDK', () => join(PACKAGE, 'src/rum.ts'), MEMBER, 'startPageView'],
  ['of the second file', () => join(PACKAGE, 'src/secondFile/contents.ts'), MEMBER, 'scrubText'],
  ['of what the snippet keeps', () => join(PACKAGE, 'src/capture/takeEarly.ts'), MEMBER, 'initiator'],
  ['of OTLP', () => join(PACKAGE, '../wire/src/otlp/traces.ts'), MEMBER, 'traceState'],
])('no name that is cut short is one %s', (_, place, name, known) => {
  const names = namesIn(place(), name);
  expect(names).toContain(known);
  expect(OWN_NAMES.filter((own) => names.has(own))).toEqual([]);
});

it('none stands in a text, where it would stay as it is', () => {
  const source = readFileSync(join(PACKAGE, 'dist/index.js'), 'utf8');
  // a key may be quoted: as a key it is cut short too
  expect(OWN_NAMES.filter((name) => new RegExp(`["'\`]${name}["'\`](?!:)`).test(source))).toEqual([]);
});

it('each is cut short in the script', () => {
  const script = readFileSync(join(PACKAGE, 'dist/rum.js'), 'utf8').replace(/"[^"\n]*"/g, '');
  expect(OWN_NAMES.filter((name) => new RegExp(`\\b${name}\\b`).test(script))).toEqual([]);
});
