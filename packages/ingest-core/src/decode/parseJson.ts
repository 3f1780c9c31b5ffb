import type { Result } from '@throughline/wire/result';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * JSON from UTF-8, or what is wrong with the body. Says nothing of its content. Depth is no danger here: V8 parses
 * without recursion, and what reads the result goes down known fields only, values up to their own limit.
 */
export function parseJson(bytes: Uint8Array): Result<unknown, string> {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { ok: false, error: 'is not valid UTF-8' };
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, error: 'is not valid JSON' };
  }
}
