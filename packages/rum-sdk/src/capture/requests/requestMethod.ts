/** The methods that the HTTP conventions know; others are `_OTHER`, so that names stay few. */
const KNOWN_METHODS = 'GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH QUERY'.split(' ');

/** A method as `http.request.method` has it. */
export function requestMethod(method: string): string {
  const upper = method.toUpperCase();
  return KNOWN_METHODS.includes(upper) ? upper : '_OTHER';
}
