import type { LogEntry, Logger, LogLevel } from './logger.ts';

export interface JsonLoggerOptions {
  /** Name of the program; `service` of every line. */
  readonly service: string;
  /** Environment, where the line has none of its own. */
  readonly env?: string;
  /** Version of the program; `commit` of every line. */
  readonly commit?: string;
  /** Lines below it are not written; `info` without it. */
  readonly level?: LogLevel;
  /** Share of info and debug lines that is written, 0 to 1; warnings and errors always are. */
  readonly infoRate?: number;
  /** Where a line goes; `console.log` without it. */
  readonly write?: (line: string) => void;
  /** Unix milliseconds; `Date.now` without it. */
  readonly now?: () => number;
}

const ORDER: Readonly<Record<LogLevel, number>> = { error: 0, warn: 1, info: 2, debug: 3 };

/** A logger that writes one JSON object a line. */
export function jsonLogger(options: JsonLoggerOptions): Logger {
  const { service, env, commit, level = 'info', infoRate = 1, now = Date.now } = options;
  const write = options.write ?? ((line: string) => console.log(line));
  const skips = (entry: LogEntry) =>
    ORDER[entry.level] > ORDER[level] || (ORDER[entry.level] > ORDER.warn && Math.random() >= infoRate);
  return {
    log(entry) {
      if (skips(entry)) return;
      const { level: entryLevel, msg, ...rest } = entry;
      const ts = new Date(now()).toISOString();
      write(JSON.stringify({ ts, level: entryLevel, msg, service, env, commit, ...rest }));
    },
  };
}
