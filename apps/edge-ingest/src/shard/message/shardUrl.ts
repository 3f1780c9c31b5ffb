/** A Durable Object is reached by its stub alone: nobody resolves this. */
const BASE = 'https://shard/';

/** What a call that commits is sent to: it tells the caller's clock. @param now Unix milliseconds. */
export function shardUrl(now: number): string {
  return `${BASE}${now}`;
}

/** The caller's clock, Unix milliseconds; NaN where the URL says nothing of it. */
export function callTime(url: string): number {
  return url.length > BASE.length ? Number(url.slice(BASE.length)) : Number.NaN;
}
