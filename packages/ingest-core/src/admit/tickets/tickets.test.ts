import { describe, expect, it } from 'vitest';
import { toBase64Url } from './base64Url.ts';
import { mintTicket } from './mintTicket.ts';
import { importTicketKey, signedBytes } from './ticketKey.ts';
import { type TicketUse, ticketVerifier } from './ticketVerifier.ts';

const NOW = Date.UTC(2026, 10, 21);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const secret = 'a-secret-of-the-site-that-nobody-knows';
const other = 'another-secret-of-the-site-nobody-knows';
const origin = 'https://shop.example';
const good = { secret, app: 'shop', origin, expiresAt: NOW + 10 * MINUTE };

const verify = ticketVerifier();
const check = (ticket: string, use: Partial<TicketUse> = {}) =>
  verify(ticket, { rule: { secrets: [secret] }, app: 'shop', origin, madeAt: NOW, receivedAt: NOW, ...use });

/** A ticket whose signature is good, whatever it says. */
async function signed(claims: unknown): Promise<string> {
  const text = toBase64Url(new TextEncoder().encode(JSON.stringify(claims)));
  const mac = await crypto.subtle.sign('HMAC', await importTicketKey(secret), signedBytes(text));
  return `${text}.${toBase64Url(new Uint8Array(mac))}`;
}

describe('a ticket', () => {
  it('is good for its app and origin, and stands in a URL as it is', async () => {
    const ticket = await mintTicket(good);
    expect(encodeURIComponent(ticket)).toBe(ticket);
    expect(await check(ticket)).toBeUndefined();
    expect(await check(ticket, { app: 'other' })).toBe('ticket_wrong_app');
    expect(await check(ticket, { origin: 'https://evil.example' })).toBe('ticket_wrong_origin');
  });

  it('is good for every origin of the key where it names none', async () => {
    const { origin: _, ...open } = good;
    expect(await check(await mintTicket(open), { origin: 'https://www.shop.example' })).toBeUndefined();
  });

  it('is good whichever of two secrets has signed it, and bad once that is gone', async () => {
    const ticket = await mintTicket(good);
    expect(await check(ticket, { rule: { secrets: [other, secret] } })).toBeUndefined();
    expect(await check(ticket, { rule: { secrets: [secret, other] } })).toBeUndefined();
    expect(await check(ticket, { rule: { secrets: [other] } })).toBe('ticket_bad_signature');
    expect(await check(ticket, { rule: { secrets: [] } })).toBe('ticket_bad_signature');
  });

  it('is bad when any character of it is another one', async () => {
    const ticket = await mintTicket(good);
    for (let i = 0; i < ticket.length; i++) {
      const char = ticket[i] === 'A' ? 'B' : 'A';
      const tampered = ticket.slice(0, i) + char + ticket.slice(i + 1);
      expect(await check(tampered), `at ${i}`).toMatch(/^ticket_(malformed|bad_signature)$/);
    }
  });

  it.each([
    ['', 'ticket_malformed'],
    ['.', 'ticket_malformed'],
    ['x', 'ticket_malformed'],
    [`e30.${'='.repeat(43)}`, 'ticket_malformed'],
    [`${'e'.repeat(2_000)}.${'A'.repeat(43)}`, 'ticket_malformed'],
    [`e30.${'A'.repeat(43)}`, 'ticket_bad_signature'],
    [`e30.${'A'.repeat(43)}.x`, 'ticket_malformed'],
    [`e30.${'A'.repeat(43)}\n`, 'ticket_malformed'],
  ])('is not %j', async (ticket, fault) => {
    expect(await check(ticket)).toBe(fault);
  });

  it.each([
    [null],
    [[]],
    [{}],
    [{ app: 'shop' }],
    [{ app: 1, exp: NOW }],
    [{ app: 'shop', exp: `${NOW}` }],
    [{ app: 'shop', exp: NOW, origin: [origin] }],
  ])('says nothing with the claims %j', async (claims) => {
    expect(await check(await signed(claims))).toBe('ticket_malformed');
  });

  it('is not signed by another use of the secret', async () => {
    const [claims = ''] = (await mintTicket(good)).split('.');
    const bytes = new TextEncoder().encode(claims);
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', await importTicketKey(secret), bytes));
    expect(await check(`${claims}.${toBase64Url(mac)}`)).toBe('ticket_bad_signature');
  });
});

describe('the time of a ticket', () => {
  const expiresAt = NOW;
  const at = async (madeAt: number, receivedAt: number, graceMs?: number) =>
    check(await mintTicket({ ...good, expiresAt }), {
      madeAt,
      receivedAt,
      rule: { secrets: [secret], ...(graceMs !== undefined && { graceMs }) },
    });

  it('ends for new batches a minute after the expiry, for clocks that disagree', async () => {
    expect(await at(NOW + MINUTE, NOW + MINUTE)).toBeUndefined();
    expect(await at(NOW + MINUTE + 1, NOW + MINUTE + 1)).toBe('ticket_expired');
  });

  it('does not end for retries of a batch that was made before, for a day', async () => {
    expect(await at(NOW - 1, NOW + 24 * HOUR)).toBeUndefined();
    expect(await at(NOW - 1, NOW + 24 * HOUR + MINUTE + 1)).toBe('ticket_expired');
  });

  it('ends for them sooner where the key says so', async () => {
    expect(await at(NOW - 1, NOW + HOUR, HOUR)).toBeUndefined();
    expect(await at(NOW - 1, NOW + HOUR + MINUTE + 1, HOUR)).toBe('ticket_expired');
    expect(await at(NOW - 1, NOW + MINUTE + 1, 0)).toBe('ticket_expired');
  });

  it('is a day at the most: seconds taken for milliseconds, or for ever, are refused', async () => {
    const day = await mintTicket({ ...good, expiresAt: NOW + 24 * HOUR });
    expect(await check(day)).toBeUndefined();
    const long = await mintTicket({ ...good, expiresAt: NOW + 24 * HOUR + MINUTE + 1 });
    expect(await check(long)).toBe('ticket_too_long');
    const seconds = await mintTicket({ ...good, expiresAt: NOW / 1000 });
    expect(await check(seconds)).toBe('ticket_expired');
  });
});

describe('mintTicket', () => {
  it.each([
    [{ secret: 'short' }, /^mintTicket: secret/],
    [{ app: '' }, /^mintTicket: app/],
    [{ origin: 'https://shop.example/' }, /^mintTicket: origin/],
    [{ expiresAt: Number.NaN }, /^mintTicket: expiresAt/],
  ])('refuses %o, and shows no secret', async (wrong, says) => {
    await expect(mintTicket({ ...good, ...wrong })).rejects.toThrow(says);
    await expect(mintTicket({ ...good, ...wrong })).rejects.not.toThrow(secret);
  });
});
