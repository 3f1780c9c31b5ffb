import { TRACES_PATH } from '@throughline/conventions/wire';
import { urlMistake } from './urlMistake.ts';

/** What is wrong with a text as the base URL of an OTLP receiver, to which the path is appended, and the fix; undefined where nothing is. */
export function endpointMistake(text: string): string | undefined {
  const mistake = urlMistake(text);
  if (mistake !== undefined) return mistake;
  const { pathname, search, hash } = new URL(text);
  if (search !== '' || hash !== '') return 'has a query or a fragment; leave it out';
  if (!pathname.replace(/\/+$/, '').endsWith(TRACES_PATH)) return undefined;
  return `ends with ${TRACES_PATH}, which is appended; leave it out`;
}
