import { describe, expect, it } from 'vitest';
import { gzip } from '../testing/makePost.ts';
import { readBody } from './readBody.ts';

const LIMITS = { received: 1_000, decoded: 10_000 };

function read(body: BodyInit, headers: Record<string, string> = {}) {
  const init = { method: 'POST', body, headers, duplex: 'half' };
  return readBody(new Request('https://ingest.example', init), LIMITS);
}

describe('readBody', () => {
  it('takes exactly the limit, as it comes and after decompression', async () => {
    expect(await read('x'.repeat(1_000))).toMatchObject({ ok: true });
    expect(await read('x'.repeat(1_001))).toMatchObject({ ok: false, error: { reason: 'too_large' } });
    expect(await read(await gzip('x'.repeat(10_000)))).toMatchObject({ ok: true });
    expect(await read(await gzip('x'.repeat(10_001)))).toMatchObject({
      ok: false,
      error: { reason: 'too_large' },
    });
  });

  it('refuses by the announced length without reading, and stops reading at the limit', async () => {
    let chunks = 0;
    const endless = () =>
      new ReadableStream({
        pull(controller) {
          chunks++;
          controller.enqueue(new Uint8Array(100));
        },
      });
    expect(await read(endless(), { 'content-length': '5000' })).toMatchObject({ ok: false });
    expect(chunks).toBeLessThan(3);
    expect(await read(endless())).toMatchObject({ ok: false, error: { reason: 'too_large' } });
    expect(chunks).toBeLessThan(30);
  });

  it('says when the client went away', async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(10));
        controller.error(new Error('reset'));
      },
    });
    expect(await read(broken)).toMatchObject({ ok: false, error: { reason: 'bad_encoding' } });
  });
});
