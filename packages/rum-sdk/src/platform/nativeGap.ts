/**
 * The white space before the body in the text of the browser's own fetch: V8 writes it in one line, SpiderMonkey and
 * JavaScriptCore in three.
 *
 * @returns undefined for what stands around it, which has another text, a bound function and a Proxy too.
 */
export function nativeGap(fetch: unknown): string | undefined {
  // plain searches: a pattern would be compiled for this alone, on every page
  const [head, body = ''] = String(fetch).split('{');
  const [gap] = body.split('[native code]');
  return head === 'function fetch() ' && gap !== body && gap?.trim() === '' ? gap : undefined;
}
