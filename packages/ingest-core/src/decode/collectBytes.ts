import type { Result } from '@throughline/wire/result';
import { growingBytes } from './growingBytes.ts';

/** Where a stream is given up. */
export interface CollectLimits {
  readonly maxBytes: number;
  /** For all of it, milliseconds; without one there is none. */
  readonly timeoutMs?: number;
}

/** Why a stream is given up. */
export type CollectFailure = 'too_large' | 'too_slow' | 'too_many_pieces' | 'broken';

/**
 * Each piece costs a turn, some 20 µs in workerd: a body in single bytes cost four seconds. The largest one that is allowed
 * (4 MiB) may come in pieces of 256 bytes, and no network or program makes smaller ones throughout.
 */
const MAX_PIECES = 16_384;

/**
 * A stream's bytes; `too_large` as soon as there are more, `too_slow` when the time is up, `too_many_pieces`
 * where it comes in crumbs, `broken` where it fails. The rest is not read. What it costs is bounded by its bytes, whatever pieces they come in.
 */
export async function collectBytes(
  stream: ReadableStream<Uint8Array>,
  { maxBytes, timeoutMs }: CollectLimits,
): Promise<Result<Uint8Array<ArrayBuffer>, CollectFailure>> {
  const reader = stream.getReader();
  const deadline = startDeadline(timeoutMs);
  const bytes = growingBytes(maxBytes);
  const giveUp = (error: CollectFailure): { ok: false; error: CollectFailure } => {
    // Not awaited: a source that won't end its cancelling must not hold the answer.
    reader.cancel().catch(() => undefined);
    return { ok: false, error };
  };
  try {
    for (let pieces = 0; ; pieces++) {
      if (pieces > MAX_PIECES) return giveUp('too_many_pieces');
      const read = await deadline.before(reader.read());
      if (read === 'too_slow') return giveUp(read);
      if (read.done) return { ok: true, value: bytes.taken() };
      if (!bytes.add(read.value)) return giveUp('too_large');
    }
  } catch {
    return { ok: false, error: 'broken' };
  } finally {
    deadline.clear();
  }
}

/**
 * A time by which promises must have settled. Not by `Promise.race` with one that stands for the time: that would hold
 * something of each read until the end, and a body may come in single bytes.
 */
function startDeadline(timeoutMs: number | undefined) {
  let isOver = false;
  let end: (why: 'too_slow') => void = () => undefined;
  const timer = setTimeout(() => {
    isOver = true;
    end('too_slow');
  }, timeoutMs ?? 0);
  if (timeoutMs === undefined) clearTimeout(timer);
  return {
    before<T>(reading: Promise<T>): Promise<T | 'too_slow'> {
      return new Promise((resolve, reject) => {
        end = resolve;
        reading.then(resolve, reject);
        if (isOver) resolve('too_slow');
      });
    },
    clear: () => clearTimeout(timer),
  };
}
