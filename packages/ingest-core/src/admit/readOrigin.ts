/** One origin as the Fetch standard serialises it; `null`, and two that a proxy has joined by ", ", are none. */
const ORIGIN = /^https?:\/\/[^\s,/?#@]+$/;

/** The origin of a request, where it names a single real one. */
export function readOrigin(request: Request): string | undefined {
  const origin = request.headers.get('origin');
  return origin !== null && ORIGIN.test(origin) ? origin : undefined;
}
