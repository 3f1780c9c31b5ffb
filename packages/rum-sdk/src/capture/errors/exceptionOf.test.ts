import { expect, it } from 'vitest';
import { createErrorLimit } from './errorLimit.ts';
import { exceptionOf } from './exceptionOf.ts';

class PaymentError extends Error {
  override name = 'PaymentError';
}

it('names what was thrown by its class, never by free text', () => {
  const renamed = Object.assign(new Error('x'), { name: 'mail to jane@example.com failed' });
  expect(exceptionOf(new PaymentError('declined'))).toMatchObject({
    type: 'PaymentError',
    message: 'declined',
  });
  expect(exceptionOf(renamed).type).toBe('Error');
  expect(exceptionOf('text')).toEqual({ type: 'Error', message: 'text', stack: undefined });
  expect(exceptionOf({ mail: 'jane@example.com' })).toEqual({
    type: 'Object',
    message: '',
    stack: undefined,
  });
  expect(exceptionOf(Object.create(null)).type).toBe('Error');
  expect(exceptionOf(undefined).message).toBe('undefined');
});

it('takes five of the same, and fifty in all', () => {
  const limit = createErrorLimit();
  const error = (message: string) => ({ type: 'Error', message, stack: undefined });
  const taken = (messages: string[]) => messages.filter((message) => limit.takes(error(message))).length;
  expect(taken(Array.from({ length: 20 }, () => 'same'))).toBe(5);
  expect(taken(Array.from({ length: 100 }, (_, at) => `other ${at}`))).toBe(45);
});
