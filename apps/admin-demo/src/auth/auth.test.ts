import { sealData } from 'iron-session';
import { beforeAll, describe, expect, it } from 'vitest';
import { equalSecrets } from './equalSecrets.ts';
import { isSameOrigin } from './isSameOrigin.ts';
import { isSignedIn } from './isSignedIn.ts';
import { safeReturnPath } from './safeReturnPath.ts';

const SECRET = 's'.repeat(32);

beforeAll(() => {
  process.env.ADMIN_PASSWORD = 'correct horse';
  process.env.SESSION_SECRET = SECRET;
});

describe('isSignedIn', () => {
  it('takes a sealed sign-in', async () => {
    expect(await isSignedIn(await sealData({ signedInAt: 1 }, { password: SECRET, ttl: 60 }))).toBe(true);
  });

  it.each([
    ['no cookie', async () => undefined],
    ['noise', async () => 'Fe26.2*1*abc'],
    ['an empty session', async () => sealData({}, { password: SECRET, ttl: 60 })],
    ["another secret's seal", async () => sealData({ signedInAt: 1 }, { password: 'x'.repeat(32), ttl: 60 })],
  ])('refuses %s', async (_name, seal) => {
    expect(await isSignedIn(await seal())).toBe(false);
  });
});

describe('isSameOrigin', () => {
  const host = { host: 'panel.example.org' };
  it.each([
    [{ ...host, origin: 'https://panel.example.org', 'sec-fetch-site': 'same-origin' }, true],
    [{ ...host }, true],
    [{ ...host, origin: 'https://evil.example.org' }, false],
    [{ ...host, origin: 'https://panel.example.org:8443' }, false],
    [{ ...host, origin: 'null' }, false],
    [{ ...host, 'sec-fetch-site': 'same-site' }, false],
    [{ ...host, 'sec-fetch-site': 'cross-site' }, false],
  ])('%o → %s', (headers, expected) => {
    expect(isSameOrigin(new Headers(headers))).toBe(expected);
  });
});

it('compares passwords of any length', () => {
  expect(equalSecrets('correct horse', 'correct horse')).toBe(true);
  expect(equalSecrets('correct horsf', 'correct horse')).toBe(false);
  expect(equalSecrets('', 'correct horse')).toBe(false);
});

it.each([
  ['/tasks?status=open', '/tasks?status=open'],
  ['//evil.example.org/', '/'],
  ['/\\evil.example.org', '/'],
  ['https://evil.example.org', '/'],
  [null, '/'],
])('returns to %s as %s', (wanted, expected) => {
  expect(safeReturnPath(wanted)).toBe(expected);
});
