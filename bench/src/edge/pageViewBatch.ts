import { makeTraces, randomHex, type SpanInput } from '@throughline/ingest-core/testing/makeTraces';
import type { Traces } from '@throughline/wire/otlp/traces';

/** Spans of a batch: a page view with its vitals, the requests of a working page and what the user did. */
const REQUESTS = 12;

const WORDS = 'atlas birch cedar delta ember fjord grove heron inlet juniper kestrel lagoon meadow'.split(
  ' ',
);

const VITALS = { LCP: 2100, INP: 96, CLS: 0.04, FCP: 900, TTFB: 310 };

/** A batch of 20 spans as our SDK posts it, templated and scrubbed; ids, texts and times differ from batch to batch. */
export function pageViewBatch(): Traces {
  const traceId = randomHex(16);
  const parentSpanId = randomHex(8);
  const route = `/${word()}/:id`;
  const common = { 'rum.route': route, 'rum.navigation_type': 'navigate' };
  const child = (input: SpanInput): SpanInput => ({ traceId, parentSpanId, ...input });
  const spans: SpanInput[] = [
    {
      traceId,
      spanId: parentSpanId,
      name: `page_view ${route}`,
      durationMs: 800 + Math.random() * 2_000,
      attributes: {
        ...common,
        'rum.span.type': 'page_view',
        'url.full': `https://shop.example/${word()}/:id`,
      },
    },
    ...Object.entries(VITALS).map(([name, value]) => child(vital(name, { value, common }))),
    ...Array.from({ length: REQUESTS }, () => child(request(route))),
    child({
      name: 'interaction click',
      attributes: { ...common, 'rum.span.type': 'interaction', 'rum.target': `button[${word()}]` },
    }),
    child({
      name: 'exception',
      attributes: {
        'rum.route': route,
        'rum.span.type': 'error',
        'exception.type': 'TypeError',
        'exception.message': `Cannot read properties of undefined (reading '${word()}') for ${word()} [email]`,
      },
    }),
  ];
  const traces = makeTraces({ resource: { 'service.version': `1.${number(9)}.0` }, spans });
  for (const { scopeSpans } of traces.resourceSpans)
    for (const entry of scopeSpans) entry.scope = { name: '@throughline/rum-sdk', version: '0.1.0' };
  return traces;
}

function vital(
  name: string,
  { value, common }: { value: number; common: Readonly<Record<string, string>> },
): SpanInput {
  return {
    name: `web_vital ${name}`,
    attributes: {
      ...common,
      'rum.span.type': 'web_vital',
      'browser.web_vital.name': name,
      'browser.web_vital.value': value * (0.5 + Math.random()),
      'browser.web_vital.rating': 'good',
    },
  };
}

function request(route: string): SpanInput {
  const path = `/api/${word()}/${word()}`;
  return {
    name: `GET ${path}/:id`,
    kind: 3,
    durationMs: 20 + Math.random() * 400,
    attributes: {
      'rum.route': route,
      'rum.span.type': 'http',
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'server.address': 'api.shop.example',
      'url.full': `https://api.shop.example${path}/:id`,
      'url.template': `${path}/:id`,
    },
  };
}

const number = (below: number) => Math.floor(Math.random() * below);

const word = () => WORDS[number(WORDS.length)] ?? '';
