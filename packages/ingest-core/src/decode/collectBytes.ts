import type { Result } from '@throughline/wire/result';

/** Where a stream is given up. */
export interface CollectLimits {
  readonly maxBytes: number;
  /** For all of it, milliseconds; without one there is none. */
  readonly timeoutMs?: number;
}

type Failure = 'too_large' | 'too_slow' | 'broken';

/**
 * A stream's bytes; `too_large` as soon as there are more, `too_slow` when the time is up, `broken` where it fails. The
 * rest is not read.
 */
export async function collectBytes(
  stream: ReadableStream<Uint8Array>,
  { maxBytes, timeoutMs }: CollectLimits,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  const reader = stream.getReader();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<'too_slow'>((resolve) => {
    if (timeoutMs !== undefined) timer = setTimeout(resolve, timeoutMs, 'too_slow');
  });
  const giveUp = (error: Failure): { ok: false; error: Failure } => {
    // Not awaited: a source that won't end its cancelling must not hold the answer.
    reader.cancel().catch(() => undefined);
    return { ok: false, error };
  };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), timeout]);
      if (read === 'too_slow') return giveUp(read);
      if (read.done) return { ok: true, value: concat(chunks, size) };
      size += read.value.byteLength;
      if (size > maxBytes) return giveUp('too_large');
      chunks.push(read.value);
    }
  } catch {
    return { ok: false, error: 'broken' };
  } finally {
    clearTimeout(timer);
  }
}

function concat(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return all;
}
