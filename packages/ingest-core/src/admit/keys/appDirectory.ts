/** What a bearer token stands for. */
export interface TokenPolicy {
  /** The app; label `app` of its series, and the space that its batch ids belong to. */
  readonly app: string;
  /** The environment; label `env`. */
  readonly environment: string;
  /** 0 to 1: the share of traces that is kept at most. The edge raises T to it for every sender. */
  readonly sampleRate: number;
  /** Above 0, up to 1: the lowest report rate that a sender may claim; it caps the weight of a measurement at its inverse. */
  readonly reportRate: number;
  /** Traces of the app that are kept in a second at most, on average over ten, in each isolate; without it, all that its rate keeps. */
  readonly maxTracesPerSecond?: number | undefined;
}

/** What a publishable key stands for. */
export interface AppPolicy extends TokenPolicy {
  /** Origins (`https://host[:port]`, exact, no wildcard) whose pages may use the key. */
  readonly origins: readonly string[];
  /** Whether a post needs a ticket of the site's own server; then `ticketSecrets` has one or two. */
  readonly requireTicket?: boolean;
  /** The secrets themselves, wherever they were kept. Never answered, never logged. */
  readonly ticketSecrets?: readonly string[];
  /** Seconds after its expiry for which a ticket is good for batches that were made before; a day without it. */
  readonly ticketGraceSeconds?: number;
  /** Whether crawlers are measured like visitors; without it they are counted apart and not measured. */
  readonly measureBots?: boolean;
}

/** Who may send. Both look-ups may be remote (KV), and throw when they can't answer: the sender is told 503. */
export interface AppDirectory {
  /** What a publishable key (`pk_…`) stands for; undefined for an unknown one. */
  byKey(key: string): Promise<AppPolicy | undefined>;
  /** What a bearer token stands for; compared in constant time. */
  byToken(token: string): Promise<TokenPolicy | undefined>;
}
