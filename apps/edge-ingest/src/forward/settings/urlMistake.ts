import { isHttpUrl } from './isHttpUrl.ts';

/** What is wrong with a text as the URL of a destination, and the fix; undefined where nothing is. */
export function urlMistake(text: string): string | undefined {
  return isHttpUrl(text) ? undefined : 'is no URL; write it as https://host/path';
}
