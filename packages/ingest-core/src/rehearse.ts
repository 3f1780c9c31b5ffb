import { readTracesJson } from '@throughline/wire/otlp/json/readTracesJson';
import type { Caller } from './admit/caller.ts';
import { digest } from './digest.ts';
import { attributeReader } from './measure/attributeReader.ts';
import { SeriesBook } from './measure/series/seriesBook.ts';
import { createTraceBudget } from './sample/traceBudget.ts';
import { createCleanTexts } from './scrub/cleanTexts.ts';

/** As the SDK writes them, member by member: objects have the same shape where they got the same members in the same order. */
const SPAN = `"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331"`;
const TIMES = `"startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000001000000000"`;
const ROUTE = `{"key":"rum.route","value":{"stringValue":"/"}}`;
const VITAL = `${ROUTE},{"key":"rum.span.type","value":{"stringValue":"web_vital"}},
  {"key":"browser.web_vital.name","value":{"stringValue":"LCP"}},{"key":"browser.web_vital.value","value":{"doubleValue":2500.5}}`;
const REQUEST = `${ROUTE},{"key":"rum.span.type","value":{"stringValue":"http"}},
  {"key":"http.response.status_code","value":{"intValue":"200"}}`;
const BODY = `{"resourceSpans":[{"resource":{"attributes":[{"key":"rum.device","value":{"stringValue":"mobile"}}]},
  "scopeSpans":[{"scope":{"name":"rum","version":"1"},"spans":[
    {"attributes":[${ROUTE}],${SPAN},"flags":3,"name":"page_view /","kind":1,${TIMES}},
    {"attributes":[${VITAL}],${SPAN},"parentSpanId":"00f067aa0ba902b7","flags":3,"name":"web_vital LCP","kind":1,${TIMES}},
    {"attributes":[${REQUEST}],${SPAN},"parentSpanId":"00f067aa0ba902b7","flags":3,"name":"GET /","kind":3,${TIMES}}]}]}]}`;

/** A second after the spans. */
const NOW = 1_700_000_002_000;

/**
 * Takes a made-up post through the stations, kept and left out. Who holds on to what comes back has an object of each shape (V8's
 * hidden class) that posts are made of. V8 throws compiled code away once the last object of a shape that it counts on is
 * gone, and after a pause of two or three collections none is left: some sixty functions were compiled anew then.
 */
export function rehearse(): readonly unknown[] {
  const held: unknown[] = [attributeReader([])];
  for (const sampleRate of [1, 0]) {
    const parsed: unknown = JSON.parse(BODY);
    const decoded = readTracesJson(parsed);
    held.push(parsed, decoded);
    if (decoded.ok) held.push(digest(decoded.value, digestion(sampleRate)));
  }
  return held;
}

function digestion(sampleRate: number) {
  const caller: Caller = {
    kind: 'page',
    app: '',
    environment: '',
    sampleRate,
    reportRate: 1,
    limitKey: '',
  };
  return {
    caller,
    skewMs: 0,
    now: NOW,
    clean: createCleanTexts(),
    book: new SeriesBook(),
    budget: createTraceBudget(() => NOW),
    relays: false,
    exemplars: false,
  };
}
