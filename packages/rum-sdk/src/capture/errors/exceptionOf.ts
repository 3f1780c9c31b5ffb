/** An exception as the `exception` event has it, unscrubbed. */
export interface Exception {
  /** Its class, such as `TypeError`: a name, never free text. */
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/** A name that code gives: what isn't one (a message in `name`) would make as many span names as there are messages. */
const CLASS_NAME = /^[A-Za-z_$][\w$.]{0,63}$/;

/** What anything that was thrown tells of itself. Objects that aren't errors say their class only: their members are data. */
export function exceptionOf(thrown: unknown): Exception {
  if (thrown instanceof Error || thrown instanceof DOMException) {
    return { type: className(thrown.name), message: String(thrown.message), stack: thrown.stack };
  }
  if (typeof thrown === 'object' && thrown !== null) {
    return { type: className(thrown.constructor?.name), message: '', stack: undefined };
  }
  return { type: 'Error', message: String(thrown), stack: undefined };
}

function className(name: unknown): string {
  return typeof name === 'string' && CLASS_NAME.test(name) ? name : 'Error';
}
