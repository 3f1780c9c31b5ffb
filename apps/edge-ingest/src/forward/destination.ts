import { post } from './post.ts';
import { isSetback, type Setback } from './verdict/isSetback.ts';
import type { Answer, Verdict } from './verdict/verdict.ts';

/** The name of a destination, as label `destination` shows it: `otlp`, `remote_write`, or a name in `OTLP_DESTINATIONS`. */
export type DestinationName = string;

/** Where a Shard forwards to. */
export interface Destination {
  readonly name: DestinationName;
  /** Sends one body, frozen bytes, and says what became of it. Never rejects. */
  send(body: Uint8Array): Promise<Verdict>;
  /** Sends a request that holds nothing. @returns why everything has to wait; undefined where that was taken. */
  refusesAll(): Promise<Setback | undefined>;
}

export interface DestinationOptions {
  readonly name: DestinationName;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly judge: (answer: Answer) => Verdict;
  /** A body that holds nothing, which every receiver of the protocol takes. */
  readonly empty: Uint8Array;
}

/** A destination over HTTP. */
export function createDestination({ name, url, headers, judge, empty }: DestinationOptions): Destination {
  const send = async (body: Uint8Array): Promise<Verdict> => {
    const answer = await post({ url, headers, body });
    if ('unreachable' in answer) return { kind: 'later', reason: answer.unreachable, isDown: true };
    return judge(answer);
  };
  return {
    name,
    send,
    async refusesAll() {
      const verdict = await send(empty);
      if (verdict.kind === 'delivered') return undefined;
      return isSetback(verdict)
        ? verdict
        : { kind: 'refused', reason: `${verdict.reason} (whatever is sent)` };
    },
  };
}

/** The header of a bearer token; none where there is no token. */
export function bearer(token: string | undefined): Record<string, string> {
  return token === undefined || token === '' ? {} : { Authorization: `Bearer ${token}` };
}
