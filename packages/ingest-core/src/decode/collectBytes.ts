import type { Result } from '@throughline/wire/result';
import { growingBytes } from './growingBytes.ts';
import { startDeadline } from './startDeadline.ts';

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
  // a timer costs workerd as much as a small stream
  const deadline = timeoutMs === undefined ? undefined : startDeadline(timeoutMs);
  const bytes = growingBytes(maxBytes);
  const giveUp = (error: CollectFailure): { ok: false; error: CollectFailure } => {
    // Not awaited: a source that won't end its cancelling must not hold the answer.
    reader.cancel().catch(() => undefined);
    return { ok: false, error };
  };
  try {
    for (let pieces = 0; ; pieces++) {
      if (pieces > MAX_PIECES) return giveUp('too_many_pieces');
      const read = await (deadline?.before(reader.read()) ?? reader.read());
      if (read === 'too_slow') return giveUp(read);
      if (read.done) return { ok: true, value: bytes.taken() };
      if (!bytes.add(read.value)) return giveUp('too_large');
    }
  } catch {
    return { ok: false, error: 'broken' };
  } finally {
    deadline?.clear();
  }
}
