import type { TracedCall } from './fetchCall.ts';
import { isRequest } from './isRequest.ts';

/**
 * Whether fetch has refused the call for its arguments, and its promise is rejected already. A Request of the same
 * members tells: the body, which it would use up, and the signal, which would hold it, have stand-ins.
 */
export function isRefused({ input, isUsed, isCarrier, seen }: TracedCall): boolean {
  if (!seen) return isUsed;
  const { body, signal, ...others } = seen.members;
  if (seen.failed || (isUsed && body === undefined)) return true;
  const url = isRequest(input) ? input.url : input;
  try {
    // what the app's own objects convert to isn't asked for again
    const known = Object.entries(others).filter(
      ([name, value]) =>
        value !== undefined && (Object(value) !== value || (name === 'headers' && isCarrier)),
    );
    const standIns: Record<string, unknown> = {
      ...(isRequest(input) && { method: input.method, mode: input.mode }),
      ...Object.fromEntries(known),
      ...(body !== undefined && { body: body && standIn(body) }),
      ...(signal !== undefined && !(signal instanceof AbortSignal) && { signal }),
    };
    const { mode } = new Request(url, standIns);
    // a network error, which Chromium tells at once
    return mode === 'same-origin' && new URL(url, document.baseURI).origin !== location.origin;
  } catch {
    return true;
  }
}

function standIn(body: unknown): BodyInit {
  return body instanceof ReadableStream ? new ReadableStream() : '';
}
