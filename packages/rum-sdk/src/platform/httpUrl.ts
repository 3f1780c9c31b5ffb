import { attempt } from './attempt.ts';

/** The URL of an http or https address; undefined for any other. */
export function httpUrl(address: string, base?: string): URL | undefined {
  const url = attempt(() => new URL(address, base));
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}
