import { describe, expect, it } from 'vitest';
import { joinBytes } from '../../joinBytes.ts';
import { type Deflated, deflate, inflate, storedText } from './deflated.ts';
import { gzipDeflated } from './gzipDeflated.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

const random = (size: number) => {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
};

/** By the runtime's own reader, which refuses a wrong checksum, a wrong length and a second member. */
async function gunzipped(body: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([body as Uint8Array<ArrayBuffer>]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream('gzip'))).bytes();
}

const CONTENTS: [string, Uint8Array[]][] = [
  ['nothing', []],
  ['a part of nothing', [new Uint8Array()]],
  ['one part', [utf8('{"name":"a"}')]],
  ['parts that repeat each other', Array.from({ length: 40 }, () => utf8('{"name":"the same"}'.repeat(50)))],
  ['what no compression makes smaller', [random(200_000), random(1), random(65_536)]],
  ['more than a megabyte', [utf8('abcdefgh'.repeat(150_000)), utf8('é'.repeat(70_000))]],
];

describe('gzipDeflated', () => {
  it.each(CONTENTS)('makes one gzip of %s', async (_, contents) => {
    const body = gzipDeflated(contents.map(deflate));
    expect(await gunzipped(body)).toEqual(joinBytes(contents));
  });

  it('takes stored text between what is deflated', async () => {
    const parts: Deflated[] = [storedText('["'), deflate(utf8('x'.repeat(1_000))), storedText('","é"]')];
    const text = new TextDecoder().decode(await gunzipped(gzipDeflated(parts)));
    expect(JSON.parse(text)).toEqual(['x'.repeat(1_000), 'é']);
  });

  it('is the same for the same parts', () => {
    const make = () => gzipDeflated([deflate(utf8('one')), deflate(utf8('two'))]);
    expect(make()).toEqual(make());
  });
});

describe('inflate', () => {
  it.each(CONTENTS)('gives back %s', (_, contents) => {
    for (const bytes of contents) expect(new Uint8Array(inflate(deflate(bytes)))).toEqual(bytes);
  });
});

describe('storedText', () => {
  it('refuses what a block can not hold', () => {
    expect(storedText('x'.repeat(65_535)).size).toBe(65_535);
    expect(() => storedText('x'.repeat(65_536))).toThrow(RangeError);
  });
});
