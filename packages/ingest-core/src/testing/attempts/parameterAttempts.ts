import { uuidV7 } from '../uuidV7.ts';
import type { Attempt } from './attempt.ts';

const HOUR_MS = 60 * 60 * 1000;

/** The query of a post whose sender is good. */
export const PARAMETER_ATTEMPTS: readonly Attempt[] = [
  { name: 'a batch id that is no UUID', says: /batch/, make: () => ({ query: { batch: 'x' } }) },
  {
    name: 'a UUIDv4',
    says: /UUIDv7/,
    make: () => ({ query: { batch: '0b3a1c9e-6f0f-4f0e-8f0e-000000000000' } }),
  },
  {
    name: 'two batch ids',
    says: /more than once/,
    make: () => ({ query: { batch: [uuidV7(Date.now()), uuidV7(Date.now())] } }),
  },
  {
    name: 'a body id from a page',
    says: /UUIDv7/,
    make: () => ({ query: { batch: `body-${'0'.repeat(64)}` } }),
  },
  {
    name: 'a batch of two days ago',
    says: /24 h/,
    make: () => ({ query: { batch: uuidV7(Date.now() - 48 * HOUR_MS) } }),
  },
  {
    name: 'a batch of tomorrow',
    says: /future/,
    make: () => ({ query: { batch: uuidV7(Date.now() + 24 * HOUR_MS) } }),
  },
  { name: 'a batch of 1970', says: /24 h/, make: () => ({ query: { batch: uuidV7(0) } }) },
  {
    name: 'a batch of the year 10889',
    says: /future/,
    make: () => ({ query: { batch: uuidV7(2 ** 48 - 1) } }),
  },
  {
    name: 'a batch of today by a clock of 1970',
    says: /future/,
    make: () => ({ query: { sent: '0' } }),
  },
  ...['1e3', '+1', '1.5', ' 1', '\u0661\u0662', 'NaN', 'Infinity', ''].map((sent) => ({
    name: `the sent ${JSON.stringify(sent)}`,
    says: /sent/,
    make: () => ({ query: { sent } }),
  })),
  { name: 'a sent that is no time', says: /sent/, make: () => ({ query: { sent: 'now' } }) },
  { name: 'an empty batch id', says: /batch/, make: () => ({ query: { batch: '' } }) },
  { name: 'a prototype name as batch id', says: /UUIDv7/, make: () => ({ query: { batch: '__proto__' } }) },
  {
    name: 'a batch id with a line break behind it',
    says: /UUIDv7/,
    make: () => ({ query: { batch: `${uuidV7(Date.now())}\n` } }),
  },
  { name: 'a sent below zero', says: /sent/, make: () => ({ query: { sent: '-1' } }) },
  { name: 'a sent in hex', says: /sent/, make: () => ({ query: { sent: '0x1' } }) },
  { name: 'a sent beyond every calendar', says: /sent/, make: () => ({ query: { sent: '9'.repeat(400) } }) },
  {
    name: 'two sents',
    says: /more than once/,
    make: () => ({ query: { sent: [String(Date.now()), '0'] } }),
  },
].map((post) => ({
  reason: /24 h|future/.test(post.says.source) ? 'stale' : 'bad_parameter',
  ...{ ...post, status: 400, code: 3, app: 'shop', readable: true },
}));
