import type { Caller } from './caller.ts';
import { isCrawler } from './isCrawler.ts';

/** Why a good post is no visitor's: the label `reason` of the outcome `ignored`. */
export type IgnoreReason = 'bot' | 'prerender';

/** `Sec-Purpose` (Fetch standard, "HTTP extensions"), and what browsers sent before it was written down. No page can set the first. */
const PURPOSE_HEADERS = ['sec-purpose', 'purpose', 'x-moz'];

/** `prefetch`, `prefetch;prerender`, `prerender`. */
const SPECULATIVE = /\bpre(fetch|render)\b/i;

/**
 * Why a page's post isn't measured; undefined where a visitor sent it. What the browser says of itself is read here and
 * forgotten.
 */
export function whyIgnored(headers: Headers, { kind, measureBots }: Caller): IgnoreReason | undefined {
  if (kind !== 'page') return undefined;
  for (const name of PURPOSE_HEADERS) if (SPECULATIVE.test(headers.get(name) ?? '')) return 'prerender';
  return measureBots !== true && isCrawler(headers.get('user-agent') ?? '') ? 'bot' : undefined;
}
