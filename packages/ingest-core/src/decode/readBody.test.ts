import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { gzip } from '../testing/makePost.ts';
import type { BodyHost } from './bodyHost.ts';
import { BODY_TIMEOUT_MS, readBody } from './readBody.ts';

const LIMITS = { received: 1_000, decoded: 10_000, spans: 10 };

function read(body: BodyInit, headers: Record<string, string> = {}, host?: BodyHost) {
  const init = { method: 'POST', body, headers, duplex: 'half' };
  return readBody(new Request('https://ingest.example', init), LIMITS, host);
}

/** As a host has it whose timers end with their requests. */
const waiting = (): BodyHost => ({ late: new Promise((resolve) => setTimeout(resolve, BODY_TIMEOUT_MS)) });

/** How a host may decompress. */
const GUNZIPS: [string, BodyHost][] = [
  ['by a stream', {}],
  ['at once', { gunzipSync }],
];

const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** Whether a body is given up when its time is up, and not before. */
async function expectGivenUpInTime(reading: Promise<unknown>): Promise<void> {
  const settled = vi.fn();
  const settling = reading.then(settled);
  await vi.advanceTimersByTimeAsync(BODY_TIMEOUT_MS - 1);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await settling;
  expect(settled).toHaveBeenCalledWith({
    ok: false,
    error: expect.objectContaining({ reason: 'slow_body', retryAfterSeconds: 10 }),
  });
}

afterEach(() => void vi.useRealTimers());

describe('readBody', () => {
  it('takes exactly the limit, as it comes', async () => {
    expect(await read('x'.repeat(1_000))).toMatchObject({ ok: true });
    expect(await read('x'.repeat(1_001))).toMatchObject({ ok: false, error: { reason: 'too_large' } });
  });

  it.each(GUNZIPS)('takes exactly the limit after decompression %s', async (_, host) => {
    const most = 'x'.repeat(10_000);
    const read10k = await read(await gzip(most), {}, host);
    expect(read10k.ok && new TextDecoder().decode(read10k.value)).toBe(most);
    expect(await read(await gzip(`${most}x`), {}, host)).toMatchObject({
      ok: false,
      error: { reason: 'too_large', detail: expect.stringContaining('after decompression') },
    });
  });

  it.each(GUNZIPS)('takes one whole gzip member, decompressed %s, and nothing else', async (_, host) => {
    const member = await gzip('{"a":1}');
    const others = [
      joined(member, member),
      joined(member, await gzip('')),
      joined(member, new Uint8Array(1)),
      joined(member, new Uint8Array(8)),
      joined(member, new Uint8Array([1, 2, 3])),
      joined(member, member.subarray(0, 2)),
      member.subarray(0, 2),
      member.subarray(0, -1),
      joined(member.subarray(0, -1), new Uint8Array([1])),
    ];
    expect(await read(member, {}, host)).toMatchObject({ ok: true });
    for (const body of others) {
      const refusal = { reason: 'bad_encoding', detail: expect.stringContaining('one whole member') };
      expect(await read(body, {}, host)).toMatchObject({ ok: false, error: refusal });
    }
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
    await expectGivenUpInTime(read(trickling));
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
    expect(await read(crumbs)).toMatchObject({
      ok: false,
      error: { reason: 'bad_encoding', detail: expect.stringContaining('too many pieces') },
    });
    expect(pieces).toBeLessThan(20_000);
  });

  it.each([
    ['with a timer of its own', () => ({})],
    ["with the host's", waiting],
  ])('gives up a body of announced length that does not come, %s', async (_, makeHost) => {
    vi.useFakeTimers();
    await expectGivenUpInTime(read(new ReadableStream(), { 'content-length': '10' }, makeHost()));
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    await read('x');
    await read('x', { 'content-length': '1' });
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
