/** Says whether one more post is allowed. */
export interface RateLimiter {
  limit(input: RateLimitInput): Promise<RateLimitResult>;
}

export interface RateLimitInput {
  /** Who sends: `key:` and the publishable key, or `bearer:` and the app. Never a secret. */
  readonly key: string;
  /** The client's address, where the host knows it. Used for this and forgotten: never stored, logged or forwarded. */
  readonly address?: string | undefined;
}

export type RateLimitResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly retryAfterSeconds: number };
