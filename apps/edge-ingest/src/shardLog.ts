import { jsonLogger } from '@throughline/ingest-core/answer/jsonLogger';
import type { LogEntry } from '@throughline/ingest-core/answer/logger';

/** A line of a Shard: it has few, and none of a single post. */
export function shardLog(entry: LogEntry & { readonly level: 'error' | 'warn' }): void {
  jsonLogger({ service: 'edge-ingest', write: (line) => console[entry.level](line) }).log(entry);
}
