import { FLAG_RANDOM, FLAG_SAMPLED } from '@throughline/conventions/sampling';
import { QUERY, SIMPLE_CONTENT_TYPE, TRACES_PATH } from '@throughline/conventions/wire';
import { mintTicket } from '@throughline/ingest-core/admit/tickets/mintTicket';
import { SPAN_KIND, type Traces } from '@throughline/wire/otlp/traces';
import { statusResponse } from '../answers/statusResponse.ts';
import type { Configuration } from '../configuration/checkConfiguration.ts';
import { randomHex } from '../randomHex.ts';
import type { Route } from '../route.ts';

/** Highest randomness: kept at every sampling rate but 0 (R ≥ T). */
const HIGHEST_RANDOMNESS = 'f'.repeat(14);

/** The span is on its way already. */
const TICKET_LIFETIME_MS = 60_000;

/** `POST /ops/trace/test`: sends a span through the whole pipeline as a client would, and says its trace id. */
export function testTraceRoute(configuration: Configuration, ingest: Route): Route {
  return async () => {
    const traceId = randomHex(9) + HIGHEST_RANDOMNESS;
    const request = await testRequest(configuration, testTraces(traceId));
    if (request === undefined)
      return statusResponse(400, 'APPS and INGEST_TOKENS are empty: nobody to send as');
    const answer = await ingest(request);
    const told: unknown = await answer.json();
    return Response.json(
      { traceId, status: answer.status, answer: told },
      { status: answer.ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
    );
  };
}

/** As the first server, or else as a page of the first key. */
async function testRequest({ tokens, apps }: Configuration, traces: Traces): Promise<Request | undefined> {
  const body = JSON.stringify(traces);
  const url = new URL(`https://edge.local${TRACES_PATH}`);
  const [token] = tokens.keys();
  if (token !== undefined) {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    return new Request(url, { method: 'POST', headers, body });
  }
  const [first] = apps;
  if (first === undefined) return undefined;
  const [key, policy] = first;
  url.searchParams.set(QUERY.key, key);
  const [secret] = policy.ticketSecrets ?? [];
  if (secret !== undefined) {
    const expiresAt = Date.now() + TICKET_LIFETIME_MS;
    url.searchParams.set(QUERY.ticket, await mintTicket({ secret, app: policy.app, expiresAt }));
  }
  const headers = { Origin: policy.origins[0] ?? '', 'Content-Type': SIMPLE_CONTENT_TYPE };
  return new Request(url, { method: 'POST', headers, body });
}

function testTraces(traceId: string): Traces {
  const now = BigInt(Date.now()) * 1_000_000n;
  const span = {
    traceId,
    spanId: randomHex(8),
    flags: FLAG_SAMPLED | FLAG_RANDOM,
    name: 'throughline test',
    kind: SPAN_KIND.internal,
    startTimeUnixNano: String(now),
    endTimeUnixNano: String(now + 1_000_000n),
    attributes: [],
  };
  const resource = {
    attributes: [{ key: 'service.name', value: { stringValue: 'throughline-edge-ingest' } }],
  };
  return { resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] };
}
