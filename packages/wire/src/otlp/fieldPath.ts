import type { WireError } from './decoded.ts';

/**
 * Where a reader stands in the request, and the first fault that it met. Segments are joined only when something is
 * wrong, so that a good request pays a push and a pop per message.
 */
export class FieldPath {
  readonly #segments: (string | number)[] = [];
  /** The first fault since {@link FieldPath.takeFault}. */
  #fault: WireError | undefined;

  /** The ids of the last good span. Those of a batch share most of them, and a text that was read once needs no second look. */
  traceId = '';
  parentSpanId = '';

  /** Forgets all of an earlier request. */
  begin(): this {
    this.#segments.length = 0;
    this.#fault = undefined;
    this.traceId = '';
    this.parentSpanId = '';
    return this;
  }

  enter(field: string, index: number): void {
    this.#segments.push(field, index);
  }

  leave(): void {
    // not by `length`, whose setter leaves compiled code
    this.#segments.pop();
    this.#segments.pop();
  }

  /** Notes that `field` of the current message is wrong; only the first fault is kept. */
  fail(field: string, reason: string): void {
    this.#fault ??= { field: this.toString(field), reason };
  }

  get failed(): boolean {
    return this.#fault !== undefined;
  }

  /** Returns the fault and forgets it, so that the next span starts clean. */
  takeFault(): WireError | undefined {
    const fault = this.#fault;
    this.#fault = undefined;
    return fault;
  }

  toString(field = ''): string {
    let path = '';
    for (const segment of this.#segments) {
      if (typeof segment === 'number') path += segment < 0 ? '' : `[${segment}]`;
      else path += path === '' ? segment : `.${segment}`;
    }
    return path === '' || field === '' ? path + field : `${path}.${field}`;
  }
}

/** Index of a field that is not repeated, for {@link FieldPath.enter}. */
export const SINGLE = -1;
