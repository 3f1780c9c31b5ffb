import { ADVERSARY_TEXTS } from '@throughline/scrub/testing/adversary/adversaryTexts';
import { FRESH_TEXTS } from '@throughline/scrub/testing/fresh/freshTexts';
import { WILD_TEXTS } from '@throughline/scrub/testing/wild/wildTexts';
import { foldText } from '@throughline/scrub/text/disguise/foldText';
import type { Span } from '@throughline/wire/otlp/traces';
import { describe, expect, it } from 'vitest';
import { scrubFreeText } from './scrub/scrubFreeText.ts';
import { CONFORMANCE_TOKEN } from './testing/conformanceApps.ts';
import { makePost } from './testing/makePost.ts';
import { keyValues, makeTraces, randomHex } from './testing/makeTraces.ts';
import { memoryHost } from './testing/memoryHost.ts';

const ALL = [ADVERSARY_TEXTS, FRESH_TEXTS, WILD_TEXTS].flatMap((texts) => Object.values(texts).flat());

const isIn = (output: string, pieces: readonly string[]): boolean => {
  const read = `${output}\n${foldText(output)}`.toLowerCase();
  return pieces.some((piece) => read.includes(piece.toLowerCase()));
};

/** All texts of a value as they are, which JSON would escape, but for ids and times: their digits are by chance any. */
function textsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, member]) => (/(?:Id|Nano)$/.test(key) ? '' : textsOf(member)))
        .join('\n')
    : '';
}

/** What is taken out of the text alone: the rest can't be told from ordinary text (see the scrubber's own test). */
const TAKEN = ALL.filter(
  ([text, ...pieces]) =>
    !isIn(
      scrubFreeText(text, () => {}),
      pieces,
    ),
);

/** A span with a text in one of the places that leave. */
const PLACES: Readonly<Record<string, (text: string) => Partial<Span>>> = {
  'a name': (text) => ({ name: text }),
  'a status': (text) => ({ status: { code: 2, message: text } }),
  'a message': (text) => exception({ 'exception.type': 'Error', 'exception.message': text }),
  'a stack': (text) =>
    exception({
      'exception.stacktrace': `Error: ${text}\n    at save (https://shop.example/static/main.js:1:2)`,
    }),
  'a type of an error': (text) => ({ attributes: keyValues({ 'error.type': text }) }),
  'a target': (text) => ({ attributes: keyValues({ 'rum.target': text }) }),
  'a function': (text) => ({ attributes: keyValues({ 'rum.script.function': text }) }),
  'a statement': (text) => ({ attributes: keyValues({ 'db.query.text': text, 'db.query.summary': text }) }),
  'a queue': (text) => ({ attributes: keyValues({ 'messaging.destination.name': text }) }),
  'a word': (text) => ({ attributes: keyValues({ 'db.namespace': text, 'code.function.name': text }) }),
  'a query': (text) => url(`https://shop.example/a?x=${encodeURIComponent(text)}&y=1`),
  'a fragment': (text) => url(`https://shop.example/a#${encodeURIComponent(text)}`),
  userinfo: (text) => url(`https://${encodeURIComponent(text)}:x@shop.example/a`),
  'a matrix parameter': (text) => url(`https://shop.example/a;x=${encodeURIComponent(text)}/b`),
  'a tracestate': (text) => ({ traceState: `ot=th:0,vendor=${text}` }),
  'an array': (text) => ({
    attributes: [{ key: 'rum.target', value: { arrayValue: { values: [{ stringValue: text }] } } }],
  }),
  'a key of nobody': (text) => ({ attributes: keyValues({ [text]: text, [`rum.${text}`]: text }) }),
  'an event of nobody': (text) => ({ events: [{ timeUnixNano: '1790000000000000000', name: text }] }),
  'a path': (text) => ({
    attributes: keyValues({ 'url.path': `/find/${encodeURIComponent(text)}`, 'url.query': `q=${text}` }),
  }),
  'an attribute of nobody': (text) => ({ attributes: keyValues({ 'enduser.id': text, 'user.name': text }) }),
};

function exception(attributes: Record<string, string>): Partial<Span> {
  return {
    events: [{ timeUnixNano: '1790000000000000000', name: 'exception', attributes: keyValues(attributes) }],
  };
}

function url(value: string): Partial<Span> {
  return { attributes: keyValues({ 'url.full': value, 'rum.resource.url': value }) };
}

/** What an ingest commits of spans that a server sends: everything that it will ever forward. */
async function committed(spans: readonly Partial<Span>[], resource: Record<string, string> = {}) {
  const host = memoryHost();
  const traces = makeTraces({ resource, spans: spans.map(() => ({})) });
  const scope = traces.resourceSpans[0]?.scopeSpans[0];
  for (const [i, span] of (scope?.spans ?? []).entries())
    Object.assign(span, { traceId: randomHex(16), flags: 3 }, spans[i]);
  const headers = { authorization: `Bearer ${CONFORMANCE_TOKEN}`, 'content-type': 'application/json' };
  const response = await host.fetch(makePost({ query: { key: undefined }, headers, body: traces }));
  expect(response.status).toBe(200);
  return host.batches;
}

/** As many spans as a post of a test may well have. */
const SPANS_PER_POST = 500;

describe('what an adversary plants', () => {
  it('is a corpus of which most is taken out', () => {
    expect(ALL.length).toBeGreaterThan(3_600);
    expect(TAKEN.length).toBeGreaterThan(ALL.length * 0.9);
  });

  it.each(Object.entries(PLACES))('never comes out of %s', async (_, plant) => {
    for (let from = 0; from < TAKEN.length; from += SPANS_PER_POST) {
      const texts = TAKEN.slice(from, from + SPANS_PER_POST);
      const [batch] = await committed(texts.map(([text]) => plant(text)));
      const spans = batch?.kept.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
      expect(spans).toHaveLength(texts.length);
      const leaked = texts.filter(([, ...pieces], i) => isIn(textsOf(spans[i]), pieces));
      expect(leaked).toEqual([]);
    }
  });

  it('never comes out of a body in a string of JSON, where it does not come out of the string alone', async () => {
    const inString = (text: string): string => JSON.stringify({ body: JSON.stringify({ text }) });
    const taken = TAKEN.filter(
      ([text, ...pieces]) =>
        !isIn(
          scrubFreeText(inString(text), () => {}),
          pieces,
        ),
    );
    expect(taken.length).toBeGreaterThan(TAKEN.length * 0.99);
    for (let from = 0; from < taken.length; from += SPANS_PER_POST) {
      const texts = taken.slice(from, from + SPANS_PER_POST);
      const [batch] = await committed(
        texts.map(([text]) => exception({ 'exception.message': inString(text) })),
      );
      const spans = batch?.kept.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
      const leaked = texts.filter(([, ...pieces], i) => isIn(textsOf(spans[i]), pieces));
      expect(leaked).toEqual([]);
    }
  });

  it('never comes out of a resource', async () => {
    for (const [text, ...pieces] of TAKEN.filter((_, i) => i % 10 === 0)) {
      const [batch] = await committed([{}], { 'service.namespace': text, 'service.version': text });
      expect(isIn(textsOf(batch?.kept), pieces), text).toBe(false);
    }
  });
});
