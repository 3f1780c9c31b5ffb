import { httpUrl } from '../platform/httpUrl.ts';
import { IS_SCRIPT_TAG } from '../platform/isScriptTag.ts';

/**
 * A test for whole origins (scheme, host, port), or undefined where `rule` is neither an http(s) URL nor a RegExp.
 * Prefixes never match: `https://api.example.com` is not `https://api.example.com.evil.example`, nor is port 80 port 8080.
 */
export function originMatcher(rule: unknown): ((origin: string) => boolean) | undefined {
  if (!IS_SCRIPT_TAG && rule instanceof RegExp) {
    // anchored, and without the flags that make a RegExp remember where it stopped
    const whole = new RegExp(`^(?:${rule.source})$`, rule.flags.replace(/[gy]/g, ''));
    return (origin) => whole.test(origin);
  }
  const url = httpUrl(rule as string);
  return url && ((origin) => origin === url.origin);
}
