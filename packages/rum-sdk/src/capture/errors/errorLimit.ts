import { isObject } from '../../platform/isObject.ts';
import type { Exception } from './exceptionOf.ts';

/** Identical errors (class, message, place) per page view: a loop that throws tells no more the sixth time. */
const MAX_IDENTICAL = 5;

/** Errors per page view in all. */
const MAX_ERRORS = 50;

/** Counts the errors of one page view. */
export interface ErrorLimit {
  /**
   * Whether this one is still taken. An error object counts once, however often it comes by: a boundary records it, and
   * the framework reports it to the window as well.
   */
  takes(exception: Exception, thrown: unknown): boolean;
}

/** A new limit. */
export function createErrorLimit(): ErrorLimit {
  const counts = new Map<string, number>();
  const seen = new WeakSet();
  let total = 0;
  return {
    takes({ type, message, stack }, thrown) {
      if (isObject(thrown)) {
        if (seen.has(thrown)) return false;
        seen.add(thrown);
      }
      const key = [type, message, stack].join('\n');
      const count = (counts.get(key) ?? 0) + 1;
      if (count > MAX_IDENTICAL || ++total > MAX_ERRORS) return false;
      counts.set(key, count);
      return true;
    },
  };
}
