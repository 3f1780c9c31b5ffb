import { isObject } from '../../platform/isObject.ts';
import type { Exception } from './exceptionOf.ts';

/**
 * What an error says of itself where `exceptionOf` can't be had: its class and its message. Without the rules of free
 * text nothing would be left of its stack, and of what caused it.
 */
export function briefly(thrown: unknown): Exception {
  if (thrown instanceof Error) {
    const { name, message } = thrown;
    return { type: /^\w+$/.test(name) ? name : 'Error', message: String(message) };
  }
  return { type: 'Error', message: isObject(thrown) ? '' : String(thrown) };
}
