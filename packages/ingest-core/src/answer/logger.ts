export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** One line of the log. Never a client's address, origin, URL or body. */
export interface LogEntry {
  readonly level: LogLevel;
  readonly msg: string;
  readonly request_id?: string;
  /** Of the span that was made of a slow request. */
  readonly trace_id?: string;
  readonly span_id?: string;
  readonly status?: number;
  readonly latency_ms?: number;
  readonly app?: string;
  readonly env?: string;
  readonly outcome?: string;
  readonly reason?: string;
  /** How many more of the same reason and app were refused since the last line about it. */
  readonly repeated?: number;
  /** Spans received, and of these kept. */
  readonly spans?: number;
  readonly kept?: number;
  /** What went wrong, for operators: class and message of an exception. */
  readonly error?: string;
}

/** Where log entries go; the host adds `ts`, `service` and `commit` (see `answer/jsonLogger.ts`). */
export interface Logger {
  log(entry: LogEntry): void;
}
