import { SIMPLE_CONTENT_TYPE } from '@throughline/conventions/wire';
import type { PostBody } from './postRequest.ts';

/** The way out where fetch has no keepalive, or refuses it. True where the browser has taken it; it tells no more. */
export function beacon(url: string, body: PostBody): boolean {
  return navigator.sendBeacon?.(url, new Blob([body], { type: SIMPLE_CONTENT_TYPE })) === true;
}
