import { expect, it } from 'vitest';
import { postUrl } from './postRequest.ts';

const endpoint = new URL('https://edge.example.com/v1/traces');
const batch = { id: 'b', body: '', bytes: 0, spans: 0, drops: {} } as unknown as Parameters<
  typeof postUrl
>[0];
const ticketOf = (ticket: string | (() => string) | undefined) =>
  new URL(postUrl(batch, { endpoint, key: 'pk_x', ticket, fetch, keepsAlive: true })).searchParams.get(
    'ticket',
  );

it('carries the ticket, and asks a function for the one in force each time', () => {
  let asked = 0;
  const ticket = () => `ticket-${++asked}`;
  expect([ticketOf('abc.def'), ticketOf(ticket), ticketOf(ticket)]).toEqual([
    'abc.def',
    'ticket-1',
    'ticket-2',
  ]);
});

it('goes without one where there is none', () => {
  expect([ticketOf(undefined), ticketOf(() => '')]).toEqual([null, null]);
});
