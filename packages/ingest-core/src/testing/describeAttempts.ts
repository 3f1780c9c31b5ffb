import { expect, it } from 'vitest';
import { mintTicket } from '../admit/tickets/mintTicket.ts';
import { conformanceTicket } from './attempts/ticketAttempts.ts';
import {
  CONFORMANCE_KEY,
  CONFORMANCE_KEY_OTHER,
  CONFORMANCE_KEY_TICKET,
  CONFORMANCE_ORIGIN,
  CONFORMANCE_ORIGIN_OTHER,
  CONFORMANCE_TICKET_SECRETS,
  CONFORMANCE_TOKEN,
} from './conformanceApps.ts';
import type { ConformanceHost } from './conformanceHost.ts';
import type { BatchLabels } from './countedIn.ts';
import { makePost, type PostInput } from './makePost.ts';
import { makePageView, makeTraces, randomHex } from './makeTraces.ts';
import { REFUSED_POSTS } from './refusedPosts.ts';
import { uuidV7 } from './uuidV7.ts';

/** Headers of a server's post. */
const BEARER = { origin: undefined, authorization: `Bearer ${CONFORMANCE_TOKEN}` };

/** Who may send, and who may not: each attempt is answered and counted in the same way by every host. */
export function describeAttempts(hostOf: () => ConformanceHost): void {
  const post = (input: PostInput = {}) => hostOf().fetch(makePost({ url: hostOf().url, ...input }));

  /** What the host has counted, with what waited for the next commit of the app. */
  const count = async (labels: BatchLabels & { app: string }): Promise<number> => {
    const isOther = labels.app === 'other';
    const query = { key: isOther ? CONFORMANCE_KEY_OTHER : CONFORMANCE_KEY };
    const headers = { origin: isOther ? CONFORMANCE_ORIGIN_OTHER : CONFORMANCE_ORIGIN };
    expect((await post({ query, headers })).status).toBe(200);
    return hostOf().counted(labels);
  };

  it.each(REFUSED_POSTS)(
    'refuses $name with $status, and counts it as $reason',
    async ({ status, make, says, code, readable, app, reason }) => {
      const labels = { app, outcome: 'refused', reason };
      const before = await count(labels);
      const response = await post(await make());
      expect(response.status).toBe(status);
      const body = (await response.json()) as { code: number; message: string };
      expect(Object.keys(body).sort()).toEqual(['code', 'message']);
      expect(body.code).toBe(code);
      expect(body.message).toMatch(says);
      const origin = readable === true ? CONFORMANCE_ORIGIN : null;
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      expect(response.headers.get('x-request-id')).toBeTruthy();
      expect((await count(labels)) - before).toBe(1);
    },
  );

  it('takes a ticket of either secret, and one without an origin', async () => {
    const tickets = [
      ...CONFORMANCE_TICKET_SECRETS.map((secret) => conformanceTicket({ secret })),
      mintTicket({ secret: CONFORMANCE_TICKET_SECRETS[0], app: 'shop', expiresAt: Date.now() + 60_000 }),
    ];
    for (const ticket of await Promise.all(tickets)) {
      expect((await post({ query: { key: CONFORMANCE_KEY_TICKET, ticket } })).status).toBe(200);
    }
  });

  it('takes a retry of a batch that was made before its ticket expired', async () => {
    const ticket = await conformanceTicket({ expiresAt: Date.now() - 10 * 60_000 });
    const query = { key: CONFORMANCE_KEY_TICKET, ticket, batch: uuidV7(Date.now() - 11 * 60_000) };
    expect((await post({ query })).status).toBe(200);
  });

  it('asks for no ticket where the key requires none, and of no server', async () => {
    expect((await post({ query: { ticket: 'x' } })).status).toBe(200);
    const headers = { ...BEARER, 'content-type': 'application/json' };
    expect((await post({ headers, query: { key: CONFORMANCE_KEY_TICKET } })).status).toBe(200);
  });

  it.each(['5.5', '1e-7', '1e308', '1e999', '-1', 'NaN', '0x10', ' 5 ', '\u0665', ''])(
    'takes a batch by a slow clock that says it was held for %j',
    async (held) => {
      const then = Date.now() - 60 * 60_000;
      const query = { held, sent: String(then), batch: uuidV7(then) };
      expect((await post({ query })).status).toBe(200);
    },
  );

  it('counts a replayed batch as a duplicate, and nothing of it twice', async () => {
    const labels = { app: 'shop', outcome: 'duplicate' };
    const query = { batch: uuidV7(Date.now()) };
    const before = await count(labels);
    for (let i = 0; i < 3; i++) expect((await post({ query })).status).toBe(200);
    expect((await count(labels)) - before).toBe(2);
  });

  it.each([
    [{ 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }, 'bot', 0],
    [{ 'sec-purpose': 'prefetch;prerender' }, 'prerender', undefined],
  ])('answers %o with 200, counts it apart as %s, and measures nothing', async (headers, reason, rate) => {
    const labels = { app: 'shop', outcome: 'ignored', reason };
    const before = await count(labels);
    const traceId = randomHex(16);
    const response = await post({ headers, body: makeTraces({ spans: makePageView(traceId) }) });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(CONFORMANCE_ORIGIN);
    const body: unknown = await response.json();
    expect(body).toEqual(rate === undefined ? {} : { rum: { sampleRate: rate, reportRate: rate } });
    expect((await count(labels)) - before).toBe(1);
    expect(JSON.stringify((await hostOf().committed?.()) ?? [])).not.toContain(traceId);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty'])(
    'takes the prototype name %s as data, wherever it stands',
    async (name) => {
      const spans = makePageView().map((span) => ({
        ...span,
        attributes: { ...span.attributes, 'rum.route': `/${name}`, ROUTE: name },
      }));
      const body = JSON.stringify(makeTraces({ resource: { 'rum.device': name, RESOURCE: name }, spans }))
        .replaceAll('"ROUTE"', JSON.stringify(name))
        .replaceAll('"RESOURCE"', JSON.stringify(name))
        .replace('{"resourceSpans"', `{"${name}":{"polluted":true},"resourceSpans"`);
      const response = await post({ body, query: { [name]: 'x' } });
      expect([response.status, await response.json()]).toEqual([200, {}]);
      expect('polluted' in {}).toBe(false);
      expect((await post()).status).toBe(200);
    },
  );
}
