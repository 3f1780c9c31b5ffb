/** One line of the log; `ts` and `service` are added when it is written. */
export interface LogLine {
  readonly level: 'error' | 'warn' | 'info';
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** Takes a line of the log. */
export type Log = (line: LogLine) => void;

/** Writes one JSON object a line to standard output, as the other parts do. */
export const logToStdout: Log = (line) => {
  const entry = { ts: new Date().toISOString(), service: 'telemetry-store', ...line };
  process.stdout.write(`${JSON.stringify(entry)}\n`);
};
