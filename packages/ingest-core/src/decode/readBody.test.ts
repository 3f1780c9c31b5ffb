import { afterEach, describe, expect, it, vi } from 'vitest';
import { gzip } from '../testing/makePost.ts';
import { BODY_TIMEOUT_MS, readBody } from './readBody.ts';
import type { Wait } from './readWhole.ts';

const LIMITS = { received: 1_000, decoded: 10_000 };

function read(body: BodyInit, headers: Record<string, string> = {}, wait?: Wait) {
  const init = { method: 'POST', body, headers, duplex: 'half' };
  return readBody(new Request('https://ingest.example', init), LIMITS, wait);
}

/** As a host has it whose timers end with their requests. */
const hostWait: Wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(() => void vi.useRealTimers());

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

  it('takes gzip by its old name, and what says that it is not encoded', async () => {
    const body = await gzip('abc');
    expect(await read(body, { 'content-encoding': 'x-gzip' })).toMatchObject({ ok: true });
    expect(await read('abc', { 'content-encoding': '' })).toMatchObject({ ok: true });
    expect(await read('abc', { 'content-encoding': 'identity' })).toMatchObject({ ok: true });
    expect(await read(body, { 'content-encoding': 'gzip, gzip' })).toMatchObject({ ok: false });
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

  it('gives up a body that trickles, and lets go of it', async () => {
    vi.useFakeTimers();
    let cancelled = false;
    const trickling = new ReadableStream({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        if (!cancelled) controller.enqueue(new Uint8Array(1));
      },
      cancel() {
        cancelled = true;
      },
    });
    const settled = vi.fn();
    const reading = read(trickling).then(settled);
    await vi.advanceTimersByTimeAsync(BODY_TIMEOUT_MS - 1);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await reading;
    expect(settled).toHaveBeenCalledWith({
      ok: false,
      error: expect.objectContaining({ reason: 'slow_body', retryAfterSeconds: 10 }),
    });
    expect(cancelled).toBe(true);
  });

  it('gives up a body that comes in crumbs', async () => {
    let pieces = 0;
    const crumbs = new ReadableStream({
      pull(controller) {
        pieces++;
        controller.enqueue(new Uint8Array(pieces % 100 === 0 ? 1 : 0));
      },
    });
    expect(
      await readBody(
        new Request('https://ingest.example', {
          method: 'POST',
          body: crumbs,
          duplex: 'half',
        } as RequestInit),
        LIMITS,
      ),
    ).toMatchObject({
      ok: false,
      error: { reason: 'bad_encoding', detail: expect.stringContaining('too many pieces') },
    });
    expect(pieces).toBeLessThan(20_000);
  });

  it.each([
    ['with a timer of its own', undefined],
    ["with the host's", hostWait],
  ])('gives up a body of announced length that does not come, %s', async (_, wait) => {
    vi.useFakeTimers();
    const settled = vi.fn();
    const reading = read(new ReadableStream(), { 'content-length': '10' }, wait).then(settled);
    await vi.advanceTimersByTimeAsync(BODY_TIMEOUT_MS - 1);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await reading;
    expect(settled).toHaveBeenCalledWith({
      ok: false,
      error: expect.objectContaining({ reason: 'slow_body' }),
    });
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    await read('x');
    expect(vi.getTimerCount()).toBe(0);
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
