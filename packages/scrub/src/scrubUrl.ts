import { templatePath } from './path/templatePath.ts';
import type { ScrubKind } from './scrubKind.ts';

/** How {@link scrubUrl} reads a URL. */
export interface ScrubUrlOptions {
  /** What a relative URL is relative to; without it, a relative URL is unparsable. */
  readonly base?: string;
  /** The app's own route templates: see {@link templatePath}. */
  readonly routes?: readonly string[];
  /** Called once for each thing that was taken out. */
  readonly count?: (kind: ScrubKind) => void;
}

/** Of other schemes, nothing but the scheme is kept. */
const WITH_HOST: readonly string[] = ['https:', 'http:', 'wss:', 'ws:'];

/**
 * An absolute URL without query, fragment and credentials, its path templated. Other schemes than http, https, ws and
 * wss become the scheme alone (`data:`, `blob:`, `file:`): their rest is content or a path on the user's machine.
 *
 * @returns '' for what is no URL; never throws.
 */
export function scrubUrl(url: string, { base, routes, count }: ScrubUrlOptions = {}): string {
  let parsed: URL;
  try {
    parsed = new URL(url, base);
  } catch {
    return '';
  }
  if (!WITH_HOST.includes(parsed.protocol)) {
    if (parsed.href !== parsed.protocol) count?.('query');
    return parsed.protocol;
  }
  if (parsed.username || parsed.password) count?.('credentials');
  if (parsed.search || parsed.hash) count?.('query');
  const path = templatePath(parsed.pathname, routes, count && (() => count('path_segment')));
  return `${parsed.protocol}//${parsed.host}${path}`;
}
