import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { defaultTextMapGetter, defaultTextMapSetter, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cryptoIds } from './cryptoIds.ts';
import { levelTwoPropagator } from './levelTwoPropagator.ts';
import { createRandomTraces } from './randomTraces.ts';

/**
 * The cases of W3C's own suite (w3c/trace-context, test/test.py, STRICT_LEVEL 2): what a server that traces as ours does
 * hands on, whose requests came with such headers over a real socket.
 */
const TRACE = '1234567890abcdef1234567890abcdef';
const PARENT = '1234567890abcdef';
const VALID = `00-${TRACE}-${PARENT}-01`;

let server: Server;

beforeAll(async () => {
  const random = createRandomTraces();
  const propagator = levelTwoPropagator(random);
  const tracer = new BasicTracerProvider({ idGenerator: cryptoIds(random) }).getTracer('server');
  server = createServer((request, response) => {
    const caller = propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter);
    const outgoing: Record<string, string> = {};
    const span = tracer.startSpan('GET /', {}, caller);
    propagator.inject(trace.setSpan(caller, span), outgoing, defaultTextMapSetter);
    response.end(JSON.stringify(outgoing));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterAll(() => server.close());

/** What a request with these header lines, as they are, makes the server send on. */
async function handedOn(...lines: readonly string[]) {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.end(['GET / HTTP/1.1', 'Host: a', 'Connection: close', ...lines, '', ''].join('\r\n'));
  const answer = Buffer.concat(await socket.toArray()).toString();
  const { traceparent = '', tracestate = '' } = JSON.parse(
    answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1),
  );
  expect(traceparent).toMatch(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[0-3]$/);
  const [, traceId, parentId] = traceparent.split('-');
  expect(parentId).not.toBe(PARENT);
  return { isJoined: traceId === TRACE, members: tracestate === '' ? [] : tracestate.split(',') };
}

const stateOf = async (...lines: readonly string[]) => {
  const { isJoined, members } = await handedOn(`traceparent: ${VALID}`, ...lines);
  expect(isJoined).toBe(true);
  return members as string[];
};

describe('traceparent', () => {
  it.each([
    ['in any case of letters', `TrAcEpArEnT: ${VALID}`],
    ['with white space around it', `traceparent: \t ${VALID} \t`],
    ['of a version to come', `traceparent: cc-${TRACE}-${PARENT}-01`],
    ['of a version to come, with more in it', `traceparent: cc-${TRACE}-${PARENT}-01-what-the-future-brings`],
    ['with flags that nobody has defined yet', `traceparent: 00-${TRACE}-${PARENT}-ff`],
  ])('%s is joined', async (_, line) => expect((await handedOn(line)).isJoined).toBe(true));

  it.each([
    ['by another name', `trace-parent: ${VALID}`],
    ['twice', `traceparent: ${VALID}\r\ntraceparent: 00-${TRACE}-${PARENT}-00`],
    ['with a full stop after it', `traceparent: ${VALID}.`],
    ['of version 00 with more in it', `traceparent: ${VALID}-more`],
    ['of a version to come with more in it, unseparated', `traceparent: cc-${TRACE}-${PARENT}-01.more`],
    ['of version ff', `traceparent: ff-${TRACE}-${PARENT}-01`],
    ['with a bad version', `traceparent: .0-${TRACE}-${PARENT}-01`],
    ['with a version too long', `traceparent: 000-${TRACE}-${PARENT}-01`],
    ['with a version too short', `traceparent: 0-${TRACE}-${PARENT}-01`],
    ['with a bad trace id', `traceparent: 00-.${TRACE.slice(1)}-${PARENT}-01`],
    ['with a trace id in capitals', `traceparent: 00-${TRACE.toUpperCase()}-${PARENT}-01`],
    ['with a trace id too long', `traceparent: 00-${TRACE}1-${PARENT}-01`],
    ['with a trace id of zeros', `traceparent: 00-${'0'.repeat(32)}-${PARENT}-01`],
    ['with a bad parent id', `traceparent: 00-${TRACE}-${PARENT.slice(1)}.-01`],
    ['with a parent id too long', `traceparent: 00-${TRACE}-${PARENT}1-01`],
    ['with a parent id of zeros', `traceparent: 00-${TRACE}-${'0'.repeat(16)}-01`],
    ['with bad flags', `traceparent: 00-${TRACE}-${PARENT}-.0`],
    ['with flags too long', `traceparent: 00-${TRACE}-${PARENT}-001`],
    ['with flags too short', `traceparent: 00-${TRACE}-${PARENT}-1`],
  ])('%s begins a trace of its own', async (_, line) => expect((await handedOn(line)).isJoined).toBe(false));
});

describe('tracestate', () => {
  const everyKeyCharacter = 'abcdefghijklmnopqrstuvwxyz0123456789_-*/';
  const everyValueCharacter = Array.from({ length: 0x5f }, (_, i) => String.fromCharCode(0x20 + i))
    .filter((character) => character !== ',' && character !== '=')
    .join('');
  const thirtyTwo = Array.from({ length: 32 }, (_, i) => `k${i}=${i}`);

  it.each([
    ['in any case of letters', ['TraceState: foo=1'], ['foo=1']],
    ['in its order', ['tracestate: foo=1,bar=2'], ['foo=1', 'bar=2']],
    ['out of several headers', ['tracestate: foo=1', 'tracestate: bar=2,baz=3'], ['foo=1', 'bar=2', 'baz=3']],
    ['beside an empty one', ['tracestate:', 'tracestate: foo=1'], ['foo=1']],
    ['without the white space', ['tracestate: \t foo=1 \t,\t bar=2 '], ['foo=1', 'bar=2']],
    [
      'with every character',
      [`tracestate: ${everyKeyCharacter}=${everyValueCharacter}`],
      [`${everyKeyCharacter}=${everyValueCharacter}`],
    ],
    [
      'with a system',
      [`tracestate: ${everyKeyCharacter}@a-z0-9_-*/=1`],
      [`${everyKeyCharacter}@a-z0-9_-*/=1`],
    ],
    ['with 32 members', [`tracestate: ${thirtyTwo.join(',')}`], thirtyTwo],
    ['with a key of 256', [`tracestate: ${'z'.repeat(256)}=1`], [`${'z'.repeat(256)}=1`]],
    [
      'with a key that begins with a digit, as level 2 allows',
      ['tracestate: foo=1,0bar@v=2'],
      ['foo=1', '0bar@v=2'],
    ],
  ])('is handed on %s', async (_, lines, members) => expect(await stateOf(...lines)).toEqual(members));

  it.each([
    ['by another name', ['trace-state: foo=1']],
    ['empty', ['tracestate:']],
    ['with a key twice', ['tracestate: foo=1,bar=3', 'tracestate: foo=2']],
    ['with a space in a key', ['tracestate: foo =1']],
    ['with capitals in a key', ['tracestate: FOO=1']],
    ['with a full stop in a key', ['tracestate: foo.bar=1']],
    ['with no system', ['tracestate: foo@=1,bar=2']],
    ['with no tenant', ['tracestate: @foo=1,bar=2']],
    ['with two systems', ['tracestate: foo@bar@baz=1,bar=2']],
    ['with 33 members', [`tracestate: ${thirtyTwo.join(',')},k=1`]],
    ['with a key of 257', [`tracestate: foo=1,${'z'.repeat(257)}=1`]],
    ['with a tenant of 242', [`tracestate: foo=1,${'t'.repeat(242)}@v=1`]],
    ['with a system of 15', [`tracestate: foo=1,t@${'v'.repeat(15)}=1`]],
    ['with two equals signs', ['tracestate: foo=bar=baz']],
    ['with an empty value', ['tracestate: foo=,bar=3']],
    ['with a key alone', ['tracestate: foo,bar=3']],
  ])('is discarded %s', async (_, lines) => expect(await stateOf(...lines)).toEqual([]));

  it('is discarded without a traceparent', async () => {
    expect(await handedOn('tracestate: foo=1')).toEqual({ isJoined: false, members: [] });
  });
});
