import {
  CONFORMANCE_KEY,
  CONFORMANCE_KEY_OTHER,
  CONFORMANCE_ORIGIN_OTHER,
  CONFORMANCE_TOKEN,
} from '../conformanceApps.ts';
import type { Attempt } from './attempt.ts';

const NOBODY = { status: 401, code: 16, app: '' } as const;

const key = (
  name: string,
  value: string | readonly string[] | undefined,
  reason: Attempt['reason'],
): Attempt => ({
  ...NOBODY,
  name,
  reason,
  says: /^(a key or a bearer token is needed|the key is not known|the key is given more than once)$/,
  make: () => ({ query: { key: value } }),
});

const authorization = (name: string, value: string): Attempt => ({
  ...NOBODY,
  name,
  reason: 'bad_token',
  says: /^the bearer token is not valid$/,
  make: () => ({ headers: { authorization: value } }),
});

/** Who sends: keys, tokens, and the wrong method. */
export const CREDENTIAL_ATTEMPTS: readonly Attempt[] = [
  {
    ...{ name: 'a GET', status: 405, code: 12, app: '', reason: 'method', says: /POST/ },
    make: () => ({ method: 'GET' }),
  },
  {
    ...{ name: 'a PUT', status: 405, code: 12, app: '', reason: 'method', says: /POST/ },
    make: () => ({ method: 'PUT' }),
  },
  ...['DELETE', 'PATCH'].map(
    (method): Attempt => ({
      ...{ name: `a ${method}`, status: 405, code: 12, app: '', reason: 'method', says: /POST/ },
      make: () => ({ method }),
    }),
  ),
  key('a key in full width', '\uff50\uff4b_conformance', 'unknown_key'),
  ...['KEY', 'key[]', 'key ', 'key.0'].map(
    (name): Attempt => ({
      ...{ ...NOBODY, name: `a key as parameter "${name}"`, reason: 'no_credentials', says: /key/ },
      make: () => ({ query: { key: undefined, [name]: CONFORMANCE_KEY } }),
    }),
  ),
  key('a key with the other parameters behind a semicolon', `${CONFORMANCE_KEY};sent=0`, 'unknown_key'),
  {
    ...{ ...NOBODY, name: 'a key in a header', reason: 'no_credentials', says: /key/ },
    make: () => ({ query: { key: undefined }, headers: { 'x-api-key': CONFORMANCE_KEY } }),
  },
  key('no key', undefined, 'no_credentials'),
  key('an empty key', '', 'no_credentials'),
  key('an unknown key', 'pk_x', 'unknown_key'),
  key('a key in capitals', CONFORMANCE_KEY.toUpperCase(), 'unknown_key'),
  key('a key with a space behind it', `${CONFORMANCE_KEY} `, 'unknown_key'),
  key('a key with a NUL behind it', `${CONFORMANCE_KEY}\0`, 'unknown_key'),
  key('a key with a line break behind it', `${CONFORMANCE_KEY}\r\nx-header: 1`, 'unknown_key'),
  key('half a key', CONFORMANCE_KEY.slice(0, -1), 'unknown_key'),
  key('a key that climbs', `../${CONFORMANCE_KEY}`, 'unknown_key'),
  key('a wildcard as key', '*', 'unknown_key'),
  key('a bearer token as key', CONFORMANCE_TOKEN, 'unknown_key'),
  key('an overlong key', 'k'.repeat(5000), 'unknown_key'),
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'].map((name) =>
    key(`the prototype name ${name} as key`, name, 'unknown_key'),
  ),
  key('the same key twice', [CONFORMANCE_KEY, CONFORMANCE_KEY], 'doubled_key'),
  key('a good key behind a wrong one', ['pk_x', CONFORMANCE_KEY], 'doubled_key'),
  key("a good key before another app's", [CONFORMANCE_KEY, CONFORMANCE_KEY_OTHER], 'doubled_key'),
  {
    ...{
      name: "another app's key",
      status: 403,
      code: 7,
      app: 'other',
      reason: 'foreign_origin',
      says: /origin/i,
    },
    // not from the origin that a host may have itself, whose pages may use every key
    make: () => ({ query: { key: CONFORMANCE_KEY_OTHER }, headers: { origin: 'https://www.shop.example' } }),
  },
  {
    ...{
      name: "another app's origin",
      status: 403,
      code: 7,
      app: 'shop',
      reason: 'foreign_origin',
      says: /origin/i,
    },
    make: () => ({ headers: { origin: CONFORMANCE_ORIGIN_OTHER } }),
  },
  authorization('a wrong bearer token beside a good key', 'Bearer wrong'),
  authorization('an empty bearer token beside a good key', 'Bearer '),
  authorization('a scheme alone beside a good key', 'Bearer'),
  authorization('a bearer token with more behind it', `Bearer ${CONFORMANCE_TOKEN}, Bearer x`),
  authorization('a bearer token with one character more', `Bearer ${CONFORMANCE_TOKEN}0`),
  authorization('a bearer token with one character less', `Bearer ${CONFORMANCE_TOKEN.slice(0, -1)}`),
  authorization('a bearer token behind two spaces', `Bearer  ${CONFORMANCE_TOKEN}`),
  authorization('a bearer token in capitals', `Bearer ${CONFORMANCE_TOKEN.toUpperCase()}`),
  authorization('a bearer token without its scheme', CONFORMANCE_TOKEN),
  authorization('a bearer token twice', `Bearer ${CONFORMANCE_TOKEN}, Bearer ${CONFORMANCE_TOKEN}`),
  authorization('a key as bearer token', `Bearer ${CONFORMANCE_KEY}`),
  authorization('a prototype name as bearer token', 'Bearer __proto__'),
  authorization('basic credentials', `Basic ${btoa(`x:${CONFORMANCE_TOKEN}`)}`),
  {
    ...NOBODY,
    name: 'a bearer token in the URL',
    reason: 'no_credentials',
    says: /key/,
    make: () => ({ query: { key: undefined, access_token: CONFORMANCE_TOKEN } }),
  },
];
