import type { Traces } from '@throughline/wire/otlp/traces';
import type { TimeSeries } from '@throughline/wire/remote-write/timeSeries';

/** A request as the store reads it. */
export interface StoreRequest {
  readonly path: '/v1/traces' | '/api/v1/write';
  /** As it came. */
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly traces?: Traces;
  readonly series?: readonly TimeSeries[];
}

/** How a store answers a request. */
export interface Reaction {
  /** Whether it keeps what the request holds; where not said, when the status is a success. */
  readonly keeps?: boolean;
  /** Kept in place of the request's own spans. */
  readonly keptTraces?: Traces;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
  /** Milliseconds before the answer begins. */
  readonly delayMs?: number;
  /** `never`: the connection stays open without an answer; `half`: it is reset in the middle of the answer; `trickle`: it comes a character at a time, for longer than anyone waits. */
  readonly ending?: 'never' | 'half' | 'trickle';
}

/** What a store does with requests; may look at each. */
export type Behaviour = (request: StoreRequest) => Reaction | Promise<Reaction>;

/** Stores everything. */
export const takes: Behaviour = () => ({ status: 200, text: '{}' });
