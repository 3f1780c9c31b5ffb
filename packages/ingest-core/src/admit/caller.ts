import type { TokenPolicy } from './keys/appDirectory.ts';

/** Who sends a post, once the key or token is known to be good. */
export interface Caller extends TokenPolicy {
  /** A page with a publishable key, or a server with a bearer token: the latter may send more, and more kinds. */
  readonly kind: 'page' | 'server';
  /** For the rate limiter; no secret. */
  readonly limitKey: string;
  /** The page's origin, where it is one that may read the answer. */
  readonly allowedOrigin?: string | undefined;
  /** Whether its crawlers are measured like visitors. */
  readonly measureBots?: boolean | undefined;
}
