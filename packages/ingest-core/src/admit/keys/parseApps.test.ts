import { describe, expect, it } from 'vitest';
import { parseApps } from './parseApps.ts';
import { parseTokens } from './parseTokens.ts';

const good = { app: 'shop', environment: 'production', origins: ['https://shop.example'] };
const apps = (entry: unknown) => parseApps(JSON.stringify({ pk_1: entry }));

describe('parseApps', () => {
  it('reads a key and fills in the rates', () => {
    const parsed = apps(good);
    expect(parsed.ok && parsed.value.get('pk_1')).toEqual({ ...good, sampleRate: 1, reportRate: 1 });
  });

  it.each([
    ['no JSON', '{', /^APPS: is not valid JSON/],
    ['a list', '[]', /^APPS: is no JSON object/],
    ['null', 'null', /^APPS: is no JSON object/],
  ])('says what is wrong with %s', (_, json, says) => {
    expect(parseApps(json)).toEqual({ ok: false, error: expect.stringMatching(says) });
  });

  it.each([
    ['a missing app', { ...good, app: undefined }, /^APPS: pk_1\.app: /],
    ['a name that is no label', { ...good, app: 'my shop' }, /^APPS: pk_1\.app: must be 1 to 63/],
    ['a rate above 1', { ...good, sampleRate: 2 }, /^APPS: pk_1\.sampleRate: must be a number from 0 to 1/],
    ['a report rate of 0', { ...good, reportRate: 0 }, /^APPS: pk_1\.reportRate: must be above 0/],
    ['a rate as text', { ...good, sampleRate: '1' }, /^APPS: pk_1\.sampleRate: must be a number/],
    ['no origins', { ...good, origins: [] }, /^APPS: pk_1\.origins: must name at least one/],
    ['a wildcard', { ...good, origins: ['*'] }, /^APPS: pk_1\.origins\.0: must be an origin/],
    ['a trailing slash', { ...good, origins: ['https://shop.example/'] }, /origins\.0: must be an origin/],
    ['an opaque origin', { ...good, origins: ['null'] }, /origins\.0: must be an origin/],
    ['a misspelt field', { ...good, sampelRate: 1 }, /^APPS: pk_1\.sampelRate: is an unknown field/],
    ['a value that is no object', 'shop', /^APPS: pk_1: must be an object/],
  ])('names field and fix of %s, in one line', (_, entry, says) => {
    const parsed = apps(entry);
    expect(parsed).toEqual({ ok: false, error: expect.stringMatching(says) });
    expect(parsed.ok || parsed.error).not.toContain('\n');
  });
});

describe('tickets of parseApps', () => {
  const secret = 's'.repeat(32);
  const variables: Record<string, string> = { RUM_TICKET_SECRET: secret, RUM_TICKET_SECRET_OLD: 'short' };
  const read = (entry: object) =>
    parseApps(JSON.stringify({ pk_1: { ...good, ...entry } }), (name) => variables[name]);

  it('takes secrets as they are, and from the variables that they name', () => {
    const literal = 'another-secret-0123456789-0123456789';
    const parsed = read({ requireTicket: true, ticketSecrets: ['RUM_TICKET_SECRET', literal] });
    expect(parsed.ok && parsed.value.get('pk_1')).toMatchObject({ ticketSecrets: [secret, literal] });
  });

  it.each([
    [{ requireTicket: true }, /^APPS: pk_1: requireTicket needs "ticketSecrets"/],
    [{ requireTicket: 'yes' }, /^APPS: pk_1\.requireTicket: must be true or false/],
    [{ ticketSecrets: [] }, /^APPS: pk_1\.ticketSecrets: must have a secret/],
    [{ ticketSecrets: [secret, secret, secret] }, /ticketSecrets: must have two at the most/],
    [{ ticketSecrets: ['tooshort'] }, /ticketSecrets\.0: must be RUM_TICKET_SECRET/],
    [{ ticketSecrets: ['ADMIN_TOKEN'] }, /ticketSecrets\.0: must be RUM_TICKET_SECRET/],
    [{ ticketSecrets: ['RUM_TICKET_SECRET_NEW'] }, /ticketSecrets\.0: names a variable that is not set/],
    [{ ticketSecrets: ['RUM_TICKET_SECRET_OLD'] }, /ticketSecrets\.0: names a variable that is not set, or/],
    [{ ticketGraceSeconds: 86_401 }, /ticketGraceSeconds: must be seconds, from 0 to 86400/],
    [{ measureBots: 1 }, /measureBots: must be true or false/],
  ])('names the mistake in %o, and shows no secret', (entry, says) => {
    const parsed = read(entry);
    expect(parsed).toEqual({ ok: false, error: expect.stringMatching(says) });
    expect(parsed.ok || parsed.error).not.toMatch(/tooshort|ssss/);
  });
});

it('refuses a key that no page can send', () => {
  expect(parseApps(JSON.stringify({ 'pk 1': good }))).toEqual({
    ok: false,
    error: expect.stringMatching(/^APPS: pk 1: the key must be .+; rename it$/),
  });
});

describe('parseTokens', () => {
  it.each([
    ['a space', 'secret token 0123456789'],
    ['a colon', 'secret:token-0123456789'],
    ['a letter outside ASCII', 'secrèt-token-0123456789'],
    ['nothing', ''],
    ['15 characters', 'fifteen-letters'],
    ['too many characters', 's'.repeat(513)],
    ['a line break at its end', 'secret-token-0123456789\n'],
  ])(
    'refuses a token with %s, which is guessed or which no caller can send, without showing it',
    (_, token) => {
      const parsed = parseTokens(JSON.stringify({ [token]: { app: 'shop', environment: 'production' } }));
      expect(parsed).toEqual({
        ok: false,
        error: expect.stringMatching(/^INGEST_TOKENS: entry 1: the token must be .+; make one with "openssl/),
      });
      if (token !== '') expect(parsed.ok || parsed.error).not.toContain(token);
    },
  );

  it('reads tokens, and never shows one', () => {
    const token = 'secret-token-0123456789';
    const parsed = parseTokens(JSON.stringify({ [token]: { app: 'shop', environment: 'production' } }));
    expect(parsed.ok && parsed.value.get(token)?.app).toBe('shop');
    const wrong = parseTokens(JSON.stringify({ [token]: { app: 1, environment: 'x' } }));
    expect(wrong).toEqual({ ok: false, error: 'INGEST_TOKENS: entry 1.app: must be text, such as "my-app"' });
  });
});
