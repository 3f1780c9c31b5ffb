import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../harness/site.ts';
import { type Answer, type Server, startServer } from '../harness/startServer.ts';

const RUM = readFileSync(new URL('../../dist/rum.js', import.meta.url));

const TRACE_ID = '12345678901234567890123456789012';
const PARENT_ID = '1234567890123456';
const VALID = `00-${TRACE_ID}-${PARENT_ID}-03`;

let site: Site;
let origin: Server;
let said = { parent: '', state: '', by: 'header' };
beforeAll(async () => {
  site = await startSite();
  origin = await startServer(answer);
});
afterAll(async () => {
  await origin.close();
  await site.close();
});
beforeEach(() => site.reset());

const answer: Answer = ({ url }, response) => {
  if (url.pathname === '/rum.js') return void response.writeHead(200).end(RUM);
  if (url.pathname !== '/') return void response.end('{}');
  const { parent, state, by } = said;
  const quoted = (text: string): string => `"${text}"`;
  const header = [
    `traceparent;desc=${quoted(parent)}`,
    `tracestate;desc=${quoted(state)}`,
    `rum-time;desc="${Date.now()}"`,
  ].join(', ');
  const meta = `<meta name="traceparent" content="${parent}"><meta name="tracestate" content="${state}"><meta name="rum-time" content="${Date.now()}">`;
  const tag = `<script src="/rum.js" data-key="pk_test" data-service="site" data-endpoint="${site.edge.origin}/v1/traces"></script>`;
  response.writeHead(200, {
    'content-type': 'text/html',
    'cache-control': 'private, no-store',
    ...(by === 'header' && { 'server-timing': header }),
  });
  response.end(
    `<!doctype html><link rel="icon" href="data:,">${by === 'meta' ? meta : ''}${tag}<h1>Hello</h1>`,
  );
};

/** Loads a page whose server says this, and gives what its next request carries. */
async function sentAfter(parent: string, state = '', by = 'header') {
  said = { parent, state, by };
  const page = await site.context.newPage();
  await page.goto(origin.origin, { waitUntil: 'load' });
  await page.evaluate(`fetch('/api/call')`);
  await page.close();
  const { headers } = origin.received.findLast(({ url }) => url.pathname === '/api/call') ?? {};
  const traceparent = `${headers?.traceparent}`;
  // whatever was said, what leaves is valid and of version 00
  expect(traceparent).toMatch(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[0-3]$/);
  expect(traceparent).not.toContain(`-${PARENT_ID}-`);
  return { joined: traceparent.includes(TRACE_ID), traceparent, tracestate: headers?.tracestate };
}

/** W3C Trace Context level 2, "traceparent Header Field Values" and "Versioning of traceparent": [value, is it valid]. */
const PARENTS: readonly (readonly [string, string, boolean])[] = [
  ['version 00', VALID, true],
  ['white space around it', ` ${VALID} `, true],
  ['something behind version 00', `${VALID}-what-the-future-will-be-like`, false],
  ['a character behind version 00', `${VALID}.`, false],
  ['a later version', `cc-${TRACE_ID}-${PARENT_ID}-01`, true],
  ['a later version, and more behind a dash', `cc-${TRACE_ID}-${PARENT_ID}-01-what-the-future`, true],
  ['a later version, and more behind no dash', `cc-${TRACE_ID}-${PARENT_ID}-01.what-the-future`, false],
  ['version ff', `ff-${TRACE_ID}-${PARENT_ID}-01`, false],
  ['a version of no hex', `.0-${TRACE_ID}-${PARENT_ID}-01`, false],
  ['a version too long', `000-${TRACE_ID}-${PARENT_ID}-01`, false],
  ['a version too short', `0-${TRACE_ID}-${PARENT_ID}-01`, false],
  ['a trace id of zeros', `00-${'0'.repeat(32)}-${PARENT_ID}-01`, false],
  ['a trace id of no hex', `00-.${TRACE_ID.slice(1)}-${PARENT_ID}-01`, false],
  ['a trace id too long', `00-${TRACE_ID}3-${PARENT_ID}-01`, false],
  ['a trace id too short', `00-${TRACE_ID.slice(1)}-${PARENT_ID}-01`, false],
  ['a trace id in capitals', `00-${TRACE_ID.replace('12', 'AB')}-${PARENT_ID}-01`, false],
  ['a parent id of zeros', `00-${TRACE_ID}-${'0'.repeat(16)}-01`, false],
  ['a parent id of no hex', `00-${TRACE_ID}-${PARENT_ID.slice(1)}.-01`, false],
  ['a parent id too long', `00-${TRACE_ID}-${PARENT_ID}7-01`, false],
  ['a parent id too short', `00-${TRACE_ID}-${PARENT_ID.slice(1)}-01`, false],
  ['flags of no hex', `00-${TRACE_ID}-${PARENT_ID}-.0`, false],
  ['flags too long', `00-${TRACE_ID}-${PARENT_ID}-001`, false],
  ['flags too short', `00-${TRACE_ID}-${PARENT_ID}-1`, false],
  ['two values', `${VALID}, ${VALID}`, false],
  ['nothing', '', false],
];

describe('a document’s traceparent', () => {
  it.each(PARENTS)('%s', async (_, parent, isValid) => {
    expect((await sentAfter(parent)).joined).toBe(isValid);
  });

  it('is read the same from a meta element', async () => {
    expect((await sentAfter(` ${VALID}`, 'ot=th:8', 'meta')).tracestate).toBe('ot=th:8');
    expect((await sentAfter(`${VALID}-more`, 'ot=th:8', 'meta')).joined).toBe(false);
  });

  it('gives its sampled and its random flag on, and no other', async () => {
    const flagsOf = async (flags: string) =>
      (await sentAfter(`${VALID.slice(0, -2)}${flags}`)).traceparent.slice(-2);
    const given = ['00', '01', '02', '03', 'fe', 'ff'];
    const sent: string[] = [];
    for (const flags of given) sent.push(await flagsOf(flags));
    expect(sent).toEqual(['00', '01', '02', '03', '02', '03']);
  });
});

const members = (count: number): string[] => Array.from({ length: count }, (_, at) => `bar${at}=${at}`);

/** "tracestate Header": of a list that is to be discarded nothing is taken, of any other the member that decides on sampling. */
const STATES: readonly (readonly [string, string, string | undefined])[] = [
  ['alone', 'ot=th:8', 'ot=th:8'],
  [
    'between others, with white space',
    'foo=1 \t,\t ot=th:8;rv:ffffffffffffff , bar=2',
    'ot=th:8;rv:ffffffffffffff',
  ],
  ['with empty members', ',ot=th:8,,', 'ot=th:8'],
  ['twice', 'ot=th:8,foo=1,ot=th:0', undefined],
  ['as the end of another key', 'robot=th:8', undefined],
  ['without a value', 'ot=,foo=1', undefined],
  ['with a value of more than one sign', 'ot=th:8=th:0', undefined],
  ['the last of 32 members', [...members(31), 'ot=th:8'].join(), 'ot=th:8'],
  ['the last of 33 members', [...members(32), 'ot=th:8'].join(), undefined],
  ['the first of 33 members', ['ot=th:8', ...members(32)].join(), undefined],
  ['none', 'foo=1,bar=2', undefined],
];

describe('a document’s tracestate', () => {
  it.each(STATES)('ot %s', async (_, state, expected) => {
    const { joined, tracestate } = await sentAfter(VALID, state);
    expect([joined, tracestate]).toEqual([true, expected]);
  });
});
