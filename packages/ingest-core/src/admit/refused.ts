import type { Result } from '@throughline/wire/result';
import type { Refusal } from '../answer/refusal.ts';
import type { Caller } from './caller.ts';

/** A refusal, and the caller where the key or token is good all the same. */
export interface Refused {
  readonly refusal: Refusal;
  readonly caller?: Caller;
}

/** What admission gives. */
export type Admission = Result<Caller, Refused>;
