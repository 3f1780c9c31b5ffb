import type { RumConfig } from '../config/parsePanelEnv.ts';

/** Origins that the SDK makes pages call: the ingest's, where it isn't our own, and those that get `traceparent`. */
export function connectOrigins({ endpoint, propagateTo }: RumConfig): string[] {
  const ingest = URL.parse(endpoint)?.origin;
  return [...new Set([...(ingest === undefined ? [] : [ingest]), ...propagateTo])];
}
