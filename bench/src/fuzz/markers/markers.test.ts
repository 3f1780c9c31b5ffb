import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  CONFORMANCE_APPS,
  CONFORMANCE_KEY,
  CONFORMANCE_ORIGIN,
  CONFORMANCE_TOKEN,
  CONFORMANCE_TOKENS,
} from '@throughline/ingest-core/testing/conformanceApps';
import { uuidV7 } from '@throughline/ingest-core/testing/uuidV7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, drain } from '../../chaos/books/askEdge.ts';
import { type ChaosEdge, startEdge } from '../../chaos/edge/startEdge.ts';
import { bundleEdge } from '../../workerd/bundleWorker.ts';
import { encodeMarked } from './encodeMarked.ts';
import { createMarkBook } from './markBook.ts';
import { markedTraces } from './markedTraces.ts';
import { type RecordingStore, startRecordingStore } from './recordingStore.ts';

/** On a machine that has much other work. */
const TIMEOUT_MS = 180_000;

let folder: string;
let store: RecordingStore;
let edge: ChaosEdge;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-markers-'));
  store = await startRecordingStore();
  const variables = {
    OBS_ENABLED: 'true',
    APPS: CONFORMANCE_APPS,
    INGEST_TOKENS: CONFORMANCE_TOKENS,
    ADMIN_TOKEN,
    OTEL_EXPORTER_OTLP_ENDPOINT: store.url,
    REMOTE_WRITE_URL: `${store.url}/api/v1/write`,
    REMOTE_WRITE_INTERVAL_SECONDS: '1',
    FORWARD_INTERVAL_SECONDS: '1',
    OBS_TRACING_ENABLED: 'true',
    SLOW_REQUEST_MS: '1',
    LOG_LEVEL: 'debug',
  };
  edge = await startEdge({ folder, source: await bundleEdge(), variables });
}, TIMEOUT_MS);

afterAll(async () => {
  await edge?.stop();
  await store?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const admin = (path: string): Promise<string> =>
  fetch(edge.urls[0] + path, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } }).then((response) =>
    response.text(),
  );

/** Everything that has come out of the edge anywhere, but for the answers. */
async function everythingOut(): Promise<string> {
  expect(await drain(edge.urls[0])).toBe(0);
  const pages = await Promise.all(['/metrics', '/health/ready', '/ops/quarantine'].map(admin));
  return [store.received(), edge.log(), ...pages].join('\n');
}

const SENDERS = {
  page: { query: `key=${CONFORMANCE_KEY}`, headers: { origin: CONFORMANCE_ORIGIN } },
  server: { query: '', headers: { authorization: `Bearer ${CONFORMANCE_TOKEN}` } },
} as const;

const ENCODINGS = {
  JSON: {
    type: 'application/json',
    encode: (body: Parameters<typeof encodeMarked>[0]) => Buffer.from(JSON.stringify(body)),
  },
  protobuf: {
    type: 'application/x-protobuf',
    encode: (body: Parameters<typeof encodeMarked>[0]) => Buffer.from(encodeMarked(body)),
  },
} as const;

const CASES = (Object.keys(SENDERS) as (keyof typeof SENDERS)[]).flatMap((sender) =>
  (Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[]).flatMap((encoding) =>
    [false, true].map((refused) => ({ sender, encoding, refused })),
  ),
);

describe('a mark in every place of an export', () => {
  it.each(CASES)(
    'of a $sender in $encoding comes out nowhere (the store refuses spans: $refused)',
    async ({ sender, encoding, refused }) => {
      const book = createMarkBook();
      const { traceId, body } = markedTraces(book);
      const { query, headers } = SENDERS[sender];
      const { type, encode } = ENCODINGS[encoding];
      store.refuseSpans(refused);
      const url = `${edge.urls[0]}/v1/traces?${query}&batch=${uuidV7(Date.now())}&sent=${Date.now()}&${book.word('a parameter')}=${book.word('its value')}#${book.word('fragment')}`;
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': `${type}; charset=utf-8; x=${book.word('a parameter of the type')}`,
          'user-agent': book.word('user agent'),
          referer: `https://shop.example/${book.word('referrer')}`,
          'x-forwarded-for': book.word('X-Forwarded-For'),
          'x-request-id': `${book.word('request id')} !`,
          traceparent: book.word('traceparent'),
          baggage: book.word('baggage'),
          [book.word('a header')]: book.word('value of a header'),
        },
        body: gzipSync(encode(body)),
      });
      const answer = JSON.stringify([...response.headers]) + (await response.text());
      expect([response.status, book.foundIn(answer)]).toEqual([200, []]);
      const out = await everythingOut();
      expect(book.foundIn(out)).toEqual([]);
      // the span itself has gone through, so that there was something to look at
      const bytes = Buffer.from(traceId, 'hex').toString('latin1');
      expect(out.includes(traceId) || out.includes(bytes)).toBe(true);
    },
    TIMEOUT_MS,
  );
});
