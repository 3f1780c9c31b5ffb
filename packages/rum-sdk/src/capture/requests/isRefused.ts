import type { SeenInit } from './initLens.ts';
import { isRequest } from './isRequest.ts';

/**
 * Whether fetch has refused the call for its arguments, and its promise is rejected already. A Request of the same
 * members tells: the body, which it would use up, and the signal, which would hold it, have stand-ins.
 */
export function isRefused(input: Request | string, { body, signal, ...seen }: SeenInit): boolean {
  try {
    const standIn = body instanceof ReadableStream ? new ReadableStream() : '';
    const known = Object.entries(seen).filter(([, value]) => value !== undefined);
    const members: SeenInit = {
      ...(isRequest(input) && { method: input.method, mode: input.mode }),
      ...Object.fromEntries(known),
      ...(body !== undefined && { body: body && standIn }),
      ...(signal !== undefined && !(signal instanceof AbortSignal) && { signal }),
    };
    new Request(isRequest(input) ? input.url : input, members);
    return false;
  } catch {
    return true;
  }
}
