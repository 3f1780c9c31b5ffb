import { isRequest } from './isRequest.ts';

/** The methods that the HTTP conventions know; others are `_OTHER`, so that names stay few. */
const KNOWN_METHODS: readonly string[] = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
  'QUERY',
];

/** A method as `http.request.method` has it. */
export function requestMethod(method: unknown): string {
  const upper = String(method ?? 'GET').toUpperCase();
  return KNOWN_METHODS.includes(upper) ? upper : '_OTHER';
}

/**
 * The method of a call that is passed on as it is: read where reading can't be noticed. A getter is left to fetch,
 * and its method stays unknown.
 */
export function peekMethod(input: unknown, init: unknown): string {
  for (let level = init; typeof level === 'object' && level !== null; level = Object.getPrototypeOf(level)) {
    const member = Object.getOwnPropertyDescriptor(level, 'method');
    if (!member) continue;
    if (isRequest(init)) return requestMethod(init.method);
    if (member.value !== undefined)
      return requestMethod(typeof member.value === 'string' ? member.value : '');
    if (member.get) return requestMethod('');
  }
  return requestMethod(isRequest(input) ? input.method : undefined);
}
