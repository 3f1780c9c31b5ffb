import type { ShardCounts } from '../workerd/countedEdge.ts';
import { OBJECT_GIGABYTES, PRICES } from './prices.ts';

/** What was counted while some posts came. */
export interface Usage extends ShardCounts {
  readonly posts: number;
  /** From the first post to the last. */
  readonly seconds: number;
  /** Of the whole process: the Worker is billed for its own alone, the Shard for its time. */
  readonly cpuSeconds: number;
}

/** US dollars for a million page views, by item. */
export type Bill = Readonly<Record<(typeof ITEMS)[number], number>>;

/** What is billed, in the order of the table. */
export const ITEMS = ['requests', 'cpu', 'calls', 'alarms', 'cron', 'rows', 'duration', 'storage'] as const;

const MILLION = 1e6;
const SECONDS_PER_MONTH = 30 * 24 * 60 * 60;

/** The cron trigger of wrangler.jsonc, once a minute: a request of the Worker, and one of the Shard. */
const SECONDS_PER_CRON = 60;

/** The bill at list prices. @param postsPerPageView what a page view costs, in posts. */
export function billOf(usage: Usage, postsPerPageView: number): Bill {
  const pageViews = usage.posts / postsPerPageView;
  const perMillion = (amount: number, price: number): number => (amount / pageViews) * MILLION * price;
  const crons = usage.seconds / SECONDS_PER_CRON;
  const gigabyteMonths = (usage.storedBytes / 1e9) * (usage.seconds / SECONDS_PER_MONTH);
  return {
    requests: perMillion(usage.posts, PRICES.workerRequest),
    cpu: perMillion(usage.cpuSeconds * 1000, PRICES.cpuMs),
    calls: perMillion(usage.calls, PRICES.objectRequest),
    alarms: perMillion(usage.alarms, PRICES.objectRequest),
    cron: perMillion(crons, PRICES.workerRequest + PRICES.objectRequest),
    rows: perMillion(usage.rowsWritten, PRICES.rowWritten) + perMillion(usage.rowsRead, PRICES.rowRead),
    duration: perMillion((usage.busyMs / 1000) * OBJECT_GIGABYTES, PRICES.gigabyteSecond),
    storage: perMillion(gigabyteMonths, PRICES.gigabyteMonth),
  };
}
