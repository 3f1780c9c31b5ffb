/** As the SDK writes them, member by member: objects have the same shape where they got the same members in the same order. */
const SPAN = `"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331"`;
const TIMES = `"startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000001000000000"`;
const ATTRIBUTES = `[{"key":"rum.route","value":{"stringValue":"/"}},{"key":"browser.web_vital.value","value":{"doubleValue":2500.5}},
  {"key":"http.response.status_code","value":{"intValue":"200"}},{"key":"rum.promoted","value":{"boolValue":true}}]`;
const BODY = `{"resourceSpans":[{"resource":{"attributes":${ATTRIBUTES}},
  "scopeSpans":[{"scope":{"name":"rum","version":"1"},"spans":[
    {"attributes":${ATTRIBUTES},${SPAN},"flags":3,"name":"page_view /","kind":1,${TIMES}},
    {"attributes":${ATTRIBUTES},${SPAN},"parentSpanId":"00f067aa0ba902b7","flags":3,"name":"web_vital LCP","kind":1,${TIMES}}]}]}]}`;

/**
 * A made-up post, parsed. Who holds on to it has an object of each shape (V8's hidden class) that posts are made of. V8 throws
 * compiled code away once the last object of a shape that it counts on is gone, and after a pause of two or three collections
 * none is left. Objects that code writes as literals need none of this: their shape lasts as long as the code.
 */
export function parsedShapes(): unknown {
  return JSON.parse(BODY);
}
