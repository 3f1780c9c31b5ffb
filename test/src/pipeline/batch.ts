import { randomBytes } from 'node:crypto';
import { QUERY } from '@throughline/conventions/wire';
import type { KeyValue, Span, Traces } from '@throughline/wire/otlp/traces';

/** Milliseconds to the nanoseconds of OTLP. */
const nano = (ms: number) => `${Math.round(ms)}000000`;

const text = (key: string, value: string): KeyValue => ({ key, value: { stringValue: value } });

/** W3C level 2 flags of a sampled trace with a random id. */
const SAMPLED_RANDOM = 0x03;

/** A page view's root span as an SDK would send it, for tests that speak to the ingest directly. */
export function pageViewSpan(route: string, attributes: KeyValue[] = []): Span {
  const now = Date.now();
  return {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    flags: SAMPLED_RANDOM,
    name: `page_view ${route}`,
    kind: 1,
    startTimeUnixNano: nano(now - 500),
    endTimeUnixNano: nano(now),
    attributes: [
      text('rum.span.type', 'page_view'),
      text('rum.route', route),
      text('rum.navigation_type', 'navigate'),
      ...attributes,
    ],
  };
}

/** A request body around spans. */
export function tracesOf(spans: Span[], service = 'test-page'): Traces {
  return {
    resourceSpans: [
      {
        resource: {
          attributes: [
            text('service.name', service),
            text('telemetry.sdk.language', 'webjs'),
            text('rum.device', 'desktop'),
          ],
        },
        scopeSpans: [{ scope: { name: 'test' }, spans }],
      },
    ],
  };
}

/** A UUIDv7 (RFC 9562, section 5.7) of now. */
export function newBatchId(now = Date.now()): string {
  const hex = now.toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/** How a page posts: a CORS-simple request with everything in the URL. */
export async function postBatch(options: {
  url: string;
  key?: string;
  origin?: string;
  batch?: string;
  body: BodyInit;
}): Promise<{ status: number; headers: Headers; text: string }> {
  const { url, key, origin, batch = newBatchId(), body } = options;
  const query = new URLSearchParams({
    ...(key && { [QUERY.key]: key }),
    [QUERY.batch]: batch,
    [QUERY.sent]: String(Date.now()),
  });
  const response = await fetch(`${url}?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...(origin && { origin }) },
    body,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
