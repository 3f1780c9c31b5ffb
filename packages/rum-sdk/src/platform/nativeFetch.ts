/**
 * The text of the browser's own fetch, and the white space before its body: V8 writes it in one line, SpiderMonkey and
 * JavaScriptCore in three. What wraps it has another, a bound function and a Proxy too.
 */
export const NATIVE_FETCH = /^function fetch\(\) \{(\s*)\[native code\]/;
