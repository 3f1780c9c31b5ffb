import type { Result } from '@throughline/wire/result';

/** A stream's bytes; `too_large` as soon as there are more than `max`, `broken` where it fails. The rest is not read. */
export async function collectBytes(
  stream: ReadableStream<Uint8Array>,
  max: number,
): Promise<Result<Uint8Array<ArrayBuffer>, 'too_large' | 'broken'>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { ok: true, value: concat(chunks, size) };
      size += value.byteLength;
      if (size > max) {
        // Not awaited: a source that won't end its cancelling must not hold the answer.
        reader.cancel().catch(() => undefined);
        return { ok: false, error: 'too_large' };
      }
      chunks.push(value);
    }
  } catch {
    return { ok: false, error: 'broken' };
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
