import type { Result } from '@throughline/wire/result';
import { startDeadline } from './startDeadline.ts';

interface WholeLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
  /** Instead of a timer of its own: settles when the time is up. */
  readonly late?: Promise<unknown> | undefined;
}

/**
 * A body of announced length, by the host's own reader, which costs a fifth of a stream that is read chunk by chunk.
 *
 * @returns `too_large` for a host that gave more than was announced, `too_slow` when it isn't complete within
 *   `timeoutMs`, `broken` where it ends too early.
 */
export async function readWhole(
  request: Request,
  { maxBytes, timeoutMs, late }: WholeLimits,
): Promise<Result<Uint8Array<ArrayBuffer>, 'too_large' | 'too_slow' | 'broken'>> {
  const whole = request.arrayBuffer().catch(() => 'broken' as const);
  const read = await (late === undefined
    ? withTimer(whole, timeoutMs)
    : Promise.race([whole, late.then(tooSlow)]));
  if (typeof read === 'string') return { ok: false, error: read };
  if (read.byteLength > maxBytes) return { ok: false, error: 'too_large' };
  return { ok: true, value: new Uint8Array(read) };
}

const tooSlow = () => 'too_slow' as const;

async function withTimer<T>(whole: Promise<T>, timeoutMs: number): Promise<T | 'too_slow'> {
  const deadline = startDeadline(timeoutMs);
  const read = await deadline.before(whole);
  deadline.clear();
  return read;
}
