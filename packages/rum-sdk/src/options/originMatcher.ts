import { httpUrl } from '../platform/httpUrl.ts';

/**
 * A test for whole origins (scheme, host, port), or undefined where `rule` is neither an http(s) URL nor a RegExp.
 * Prefixes never match: `https://api.example.com` is not `https://api.example.com.evil.example`, nor is port 80 port 8080.
 */
export function originMatcher(rule: unknown): ((origin: string) => boolean) | undefined {
  if (rule instanceof RegExp) {
    // anchored, and without the flags that make a RegExp remember where it stopped
    const whole = new RegExp(`^(?:${rule.source})$`, rule.flags.replace(/[gy]/g, ''));
    return (origin) => whole.test(origin);
  }
  if (typeof rule !== 'string') return undefined;
  const url = httpUrl(rule);
  return url && ((origin) => origin === url.origin);
}
