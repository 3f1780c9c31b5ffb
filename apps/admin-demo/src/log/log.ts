import { trace } from '@opentelemetry/api';

/** How urgent a line is. */
export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Further fields; never a value that a user typed. */
export type Fields = Readonly<Record<string, string | number | boolean>>;

/** Writes one JSON object as one line to stdout (stderr for errors), with the ids of the active span. */
export function log(level: Level, message: string, fields: Fields = {}): void {
  const span = trace.getActiveSpan()?.spanContext();
  const ids = span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
  const line = JSON.stringify({ ts: new Date().toISOString(), level, msg: message, ...ids, ...fields });
  (level === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
}
