import { afterEach, expect, it, vi } from 'vitest';
import { type GiveTicket, ticketOf } from './ticketOf.ts';

afterEach(() => vi.restoreAllMocks());

/** What the posts take, one after the other, with time for promises between them; and what the console says. */
async function posts(give: unknown, times = 2) {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const ticket = ticketOf(give as GiveTicket);
  const taken: unknown[] = [];
  for (let post = 0; post < times; post++) {
    await new Promise((done) => setTimeout(done));
    taken.push(typeof ticket === 'function' ? ticket() : ticket);
  }
  await new Promise((done) => setTimeout(done));
  return { taken, lines: warn.mock.calls.map(([line]) => line as string) };
}

it('asks a function for the ticket in force each time', async () => {
  let asked = 0;
  const { taken, lines } = await posts(() => `ticket-${++asked}`);
  expect([taken, lines]).toEqual([['ticket-2', 'ticket-3'], []]);
});

it('takes what a promise has given by then: the first post has one', async () => {
  let asked = 0;
  const { taken, lines } = await posts(async () => `ticket-${++asked}`);
  expect([taken, lines]).toEqual([['ticket-1', 'ticket-2'], []]);
});

it.each([
  ['rejects', () => Promise.reject(new Error('signed out')), 'rejected'],
  ['gives nothing', () => undefined, 'gave none'],
  ['gives null', () => null, 'gave none'],
  ['gives an empty text', () => '', 'gave none'],
  ['promises nothing', async () => undefined, 'gave none'],
  ['gives something else', () => ({ token: 'x' }), 'gave none'],
  [
    'throws',
    () => {
      throw new Error('not yet');
    },
    'threw an error',
  ],
])('goes without where it %s, and says so once', async (_, give, words) => {
  const { taken, lines } = await posts(give);
  expect(taken).toEqual([undefined, undefined]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`option ticket: its function ${words}`);
});

it('goes on with the last one where it fails later', async () => {
  let asked = 0;
  const { taken, lines } = await posts(() => (++asked > 1 ? Promise.reject(new Error('offline')) : 'first'));
  expect(taken).toEqual(['first', 'first']);
  expect(lines).toHaveLength(1);
});

it('leaves a text, and none, as they are', () => {
  expect([ticketOf('abc.def'), ticketOf(undefined)]).toEqual(['abc.def', undefined]);
});
