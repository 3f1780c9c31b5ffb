import { hasTag } from './hasTag.ts';

/** `error.type` of what was thrown: the exception's name; `Error` for what is none. */
export function errorType(error: unknown): string {
  return error instanceof Error || hasTag(error, 'DOMException') ? (error as Error).name : 'Error';
}
