/**
 * List prices of the Workers Paid plan in US dollars, without what is included in it, read on 2026-11-21 at
 * developers.cloudflare.com/workers/platform/pricing and developers.cloudflare.com/durable-objects/platform/pricing.
 */
export const PRICES = {
  /** Per request of a Worker; its own subrequests are free. */
  workerRequest: 0.3 / 1e6,
  /** Per millisecond of a Worker's CPU. */
  cpuMs: 0.02 / 1e6,
  /** Per request of a Durable Object: a fetch, an RPC call or an alarm. */
  objectRequest: 0.15 / 1e6,
  /** Per gigabyte-second in which a Durable Object may not sleep. */
  gigabyteSecond: 12.5 / 1e6,
  /** Per row written to SQLite, each alarm that is set included. */
  rowWritten: 1 / 1e6,
  /** Per row read from SQLite. */
  rowRead: 0.001 / 1e6,
  /** Per gigabyte stored for a month. */
  gigabyteMonth: 0.2,
} as const;

/** Gigabytes that a Durable Object counts for, whatever it uses. */
export const OBJECT_GIGABYTES = 0.128;
