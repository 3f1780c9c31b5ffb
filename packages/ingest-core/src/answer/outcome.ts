import type { RateAnswer } from '@throughline/conventions/wire';
import type { Caller } from '../admit/caller.ts';
import type { IgnoreReason } from '../admit/whyIgnored.ts';
import type { Refusal } from './refusal.ts';

/** Spans that were left out of an accepted batch. */
export interface RejectedSpans {
  readonly count: number;
  /** The first of them, by field and reason. */
  readonly message: string;
}

/** What became of a request; exactly one answer and one line of the log follow from it. */
export type Outcome =
  | { readonly kind: 'preflight'; readonly allowedOrigin?: string }
  | { readonly kind: 'disabled'; readonly allowedOrigin?: string }
  | {
      readonly kind: 'accepted';
      readonly caller: Caller;
      readonly duplicate: boolean;
      readonly spans: number;
      readonly kept: number;
      readonly rejected: RejectedSpans | undefined;
      readonly rates: RateAnswer['rum'] | undefined;
    }
  | { readonly kind: 'ignored'; readonly caller: Caller; readonly reason: IgnoreReason }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      /** Where the key or token is good. */
      readonly caller?: Caller;
      /** For the log alone. */
      readonly error?: string;
    };
