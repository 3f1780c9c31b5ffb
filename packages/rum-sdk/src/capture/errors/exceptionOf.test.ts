import { runInNewContext } from 'node:vm';
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
  expect(exceptionOf(undefined).message).toBe('undefined');
  expect(exceptionOf(Symbol('x')).message).toBe('Symbol(x)');
  expect(exceptionOf(new DOMException('gone', 'AbortError'))).toMatchObject({
    type: 'AbortError',
    message: 'gone',
  });
});

it('tells nothing of objects that are no errors, and nothing of code', () => {
  const nothing = { message: '', stack: undefined };
  expect(exceptionOf({ mail: 'jane@example.com', message: 'x' })).toEqual({ type: 'Object', ...nothing });
  expect(exceptionOf(Object.create(null))).toEqual({ type: 'Error', ...nothing });
  expect(exceptionOf(() => 'secret')).toEqual({ type: 'Function', ...nothing });
  expect(exceptionOf(new Response('secret'))).toEqual({ type: 'Response', ...nothing });
});

it('knows an error of another frame', () => {
  expect(exceptionOf(runInNewContext('new RangeError("far")'))).toMatchObject({
    type: 'RangeError',
    message: 'far',
  });
});

it('tells what caused it, the members of an AggregateError first', () => {
  const cause = new RangeError('below', { cause: 'text below' });
  const { stack } = exceptionOf(new AggregateError([new TypeError('one'), 'two'], 'all', { cause }));
  const heads = stack?.split('\n').filter((line) => line.startsWith('Caused by'));
  expect(heads).toEqual([
    'Caused by: TypeError: one',
    'Caused by: Error: two',
    'Caused by: RangeError: below',
    'Caused by: Error: text below',
  ]);
  expect(stack?.match(/TypeError: one/g)).toHaveLength(1);
  expect(stack).toMatch(/Caused by: TypeError: one\n +at /);
});

it('comes to an end with causes in a circle, and with thousands of them', () => {
  const circle = new Error('round');
  circle.cause = new Error('and', { cause: circle });
  expect(exceptionOf(circle).stack?.match(/Caused by/g)?.length).toBeLessThanOrEqual(5);
  const many = new AggregateError(
    Array.from({ length: 10_000 }, (_, at) => new Error(`no ${at}`)),
    'many',
  );
  expect(exceptionOf(many).stack?.match(/Caused by/g)).toHaveLength(5);
});

it('takes five of the same, fifty in all, and an object once', () => {
  const limit = createErrorLimit();
  const error = (message: string) => ({ type: 'Error', message, stack: undefined });
  const taken = (messages: string[]) =>
    messages.filter((message) => limit.takes(error(message), message)).length;
  const thrown = new Error('once');
  expect(limit.takes(exceptionOf(thrown), thrown)).toBe(true);
  expect(limit.takes(exceptionOf(thrown), thrown)).toBe(false);
  expect(taken(Array.from({ length: 20 }, () => 'same'))).toBe(5);
  expect(taken(Array.from({ length: 100 }, (_, at) => `other ${at}`))).toBe(44);
});
