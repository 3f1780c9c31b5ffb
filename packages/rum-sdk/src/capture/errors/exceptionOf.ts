import { isObject } from '../../platform/isObject.ts';

/** An exception as the `exception` event has it, unscrubbed. */
export interface Exception {
  /** Its class, such as `TypeError`: a name, never free text. */
  readonly type: string;
  readonly message: string;
  /** With what caused it below, as in Java: `Caused by: RangeError: …`. */
  readonly stack?: string | undefined;
}

/** A name that code gives: what isn't one (a message in `name`) would make as many span names as there are messages. */
const CLASS_NAME = /^[A-Za-z_$][\w$.]{0,63}$/;

/** Errors are told by their brand: those of another frame are no instances of this page's classes. */
const ERROR_TAG = /^\[object (Error|DOMException)\]$/;

/** Errors behind one error, `cause` and the members of an AggregateError together: a chain may even be a circle. */
const MAX_CAUSES = 5;

/** Characters of one stack in a chain: all of it goes into one attribute of 4,096. */
const MAX_STACK_LENGTH = 1_500;

/**
 * What anything that was thrown tells of itself and of what caused it. Objects that aren't errors say their class only:
 * their members are data.
 */
export function exceptionOf(thrown: unknown): Exception {
  const exception = single(thrown);
  const causes = causesOf(thrown).map((cause) => {
    const { type, message, stack = '' } = single(cause);
    const head = message ? `${type}: ${message}` : type;
    // V8 begins the stack with the class and the message, the others don't
    const frames = stack.replace(head, '').replace(/^\s*\n/, '');
    return `\nCaused by: ${head}\n${frames.slice(0, MAX_STACK_LENGTH)}`.trimEnd();
  });
  if (causes.length === 0) return exception;
  const { stack = '' } = exception;
  return { ...exception, stack: stack.slice(0, MAX_STACK_LENGTH) + causes.join('') };
}

function single(thrown: unknown): Exception {
  if (isError(thrown)) {
    const { name, message, stack } = thrown;
    return { type: className(name), message: String(message), stack: stack ? String(stack) : undefined };
  }
  // a function's text is its code
  return isObject(thrown)
    ? { type: className(thrown.constructor?.name), message: '' }
    : { type: 'Error', message: String(thrown) };
}

/** Breadth first, so that the members of an AggregateError come before their own causes. */
function causesOf(thrown: unknown): unknown[] {
  const all = [thrown];
  // it grows while it is gone through
  for (const error of all) {
    if (!isError(error) || all.length > MAX_CAUSES) continue;
    const { cause, errors } = error as { cause?: unknown; errors?: unknown };
    if (Array.isArray(errors)) all.push(...errors.slice(0, MAX_CAUSES));
    if (cause !== undefined) all.push(cause);
  }
  return all.slice(1, 1 + MAX_CAUSES);
}

function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || ERROR_TAG.test(Object.prototype.toString.call(thrown));
}

function className(name: unknown): string {
  return typeof name === 'string' && CLASS_NAME.test(name) ? name : 'Error';
}
