import { makePageView, makeTraces } from '@throughline/ingest-core/testing/makeTraces';
import { encodeTraces } from './encodeTraces.ts';

/** A body that once was, or could be, the interesting one. */
export interface CorpusBody {
  readonly name: string;
  readonly protobuf: boolean;
  readonly bytes: Uint8Array;
}

/** Deeper than any real attribute, and than a recursive reader's stack likes. */
const DEPTH = 20_000;

/** Past the largest double, past 64 bits, and where doubles lose integers. */
const HUGE_NUMBERS = ['1e999', '-1e999', '18446744073709551616', '9007199254740993', '5e-324'];

/** The example of W3C Trace Context: the same ids in every run, so that a seed finds the same bodies again. */
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN_ID_STEM = '00f067aa0ba902b';

/** The time of every corpus span is now, so that mutations reach the stations behind the clock's window. */
export function makeCorpus(): readonly CorpusBody[] {
  const spans = makePageView(TRACE_ID).map((span, at) => ({ ...span, spanId: `${SPAN_ID_STEM}${at}` }));
  const page = makeTraces({ spans });
  const [span] = page.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
  const around = (spans: string) => `{"resourceSpans":[{"scopeSpans":[{"spans":[${spans}]}]}]}`;
  const attribute = (value: string) =>
    around(JSON.stringify({ ...span, attributes: ['@'] }).replace('"@"', `{"key":"a","value":${value}}`));
  const json = (name: string, text: string) => ({ name, protobuf: false, bytes: Buffer.from(text) });
  return [
    json('page view', JSON.stringify(page)),
    { name: 'page view, protobuf', protobuf: true, bytes: encodeTraces(page) },
    json('nothing', ''),
    json('null', 'null'),
    json('no groups', '{"resourceSpans":null}'),
    json('a list', '[]'),
    json('deep list', '['.repeat(DEPTH)),
    json('deep value', attribute('{"arrayValue":{"values":['.repeat(DEPTH))),
    json('prototype', around('{"__proto__":{"traceId":"x"},"constructor":{"prototype":{}}}')),
    json('prototype as key', attribute('{"kvlistValue":{"values":[{"key":"__proto__","value":{}}]}}')),
    json('lone surrogate', attribute('{"stringValue":"\\ud800"}')),
    json('NUL', attribute('{"stringValue":"\\u0000"}')),
    json('byte order mark', `\ufeff${JSON.stringify(page)}`),
    ...HUGE_NUMBERS.map((number) => json(number, attribute(`{"intValue":${number}}`))),
    { name: 'invalid UTF-8', protobuf: false, bytes: Buffer.from([0x22, 0xc3, 0x28, 0x22]) },
    { name: 'endless varint', protobuf: true, bytes: new Uint8Array(64).fill(0xff) },
    { name: 'length past the end', protobuf: true, bytes: Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f) },
    { name: 'deep groups', protobuf: true, bytes: new Uint8Array(DEPTH).fill(0x0b) },
  ];
}
