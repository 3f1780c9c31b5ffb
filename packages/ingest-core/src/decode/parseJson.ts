import type { Result } from '@throughline/wire/result';
import { nestsDeeperThan } from './nestsDeeperThan.ts';

/** A span's attribute stands 9 deep, and a value in it may be nested 8 times by 3; the rest is room for newer fields. */
const MAX_JSON_DEPTH = 64;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON of bounded depth from UTF-8, or what is wrong with the body. Says nothing of its content. */
export function parseJson(bytes: Uint8Array): Result<unknown, string> {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { ok: false, error: 'is not valid UTF-8' };
  }
  if (nestsDeeperThan(MAX_JSON_DEPTH, text)) {
    return { ok: false, error: `is nested deeper than ${MAX_JSON_DEPTH}` };
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, error: 'is not valid JSON' };
  }
}
