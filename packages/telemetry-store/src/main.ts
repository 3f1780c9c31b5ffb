import { logToStdout } from './log.ts';
import { readSettings } from './readSettings.ts';
import { type Store, type StoreOptions, startStore } from './startStore.ts';

/** Exit code of a start that failed, with the reason on one line of the log. */
const EXIT_FAILED = 1;

const settings = readSettings(process.env);
if (settings.ok) await run(settings.value);
else stop(settings.error);

async function run(options: StoreOptions): Promise<void> {
  try {
    const store = await startStore({ ...options, log: logToStdout });
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void shutDown(store));
    logToStdout({ level: 'info', msg: 'ready', file: options.file ?? 'memory', ports: store.ports });
  } catch (error) {
    stop(reasonOf(error));
  }
}

async function shutDown(store: Store): Promise<void> {
  await store.close();
  logToStdout({ level: 'info', msg: 'stopped' });
}

function stop(reason: string): void {
  logToStdout({ level: 'error', msg: reason });
  process.exitCode = EXIT_FAILED;
}

function reasonOf(error: unknown): string {
  const { code, port, message } = error as { code?: string; port?: number; message?: string };
  if (code === 'EADDRINUSE') {
    return `port ${port} is taken: choose another with OTLP_PORT, METRICS_PORT or JAEGER_PORT`;
  }
  return message ?? String(error);
}
