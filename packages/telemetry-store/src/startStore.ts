import { startGroupCommit } from './database/groupCommit.ts';
import { type Database, openDatabase } from './database/openDatabase.ts';
import { startRetention } from './database/retention.ts';
import type { Route } from './http/exchange.ts';
import { healthRoutes } from './http/health.ts';
import { type Listening, listen } from './http/listen.ts';
import { jaegerRoutes, refuseJaeger } from './jaeger/jaegerRoutes.ts';
import type { Log } from './log.ts';
import { sampleSource } from './metrics/sampleSource.ts';
import { SeriesIndex } from './metrics/seriesIndex.ts';
import { otlpRoutes, refuseOtlp } from './otlp/otlpRoutes.ts';
import { refusePrometheus } from './prometheus/prometheusAnswer.ts';
import { queryRoutes } from './prometheus/queryRoutes.ts';
import { seriesRoutes } from './prometheus/seriesRoutes.ts';
import { writeRoute } from './prometheus/writeRoute.ts';

/** The three ports; 0 asks for any free one. */
export interface StorePorts {
  readonly otlp: number;
  readonly metrics: number;
  readonly jaeger: number;
}

export interface StoreOptions {
  /** Path of the DuckDB file; in memory where there is none. */
  readonly file?: string;
  /** Bearer token that writes must carry. */
  readonly token: string;
  /** Address to listen on, default 127.0.0.1: reads are open to whoever reaches it. */
  readonly host?: string;
  readonly ports: StorePorts;
  readonly log?: Log;
}

export interface Store {
  /** The ports that are open. */
  readonly ports: StorePorts;
  /** Answers what is in flight, writes what is waiting, and closes the file. */
  close(): Promise<void>;
}

/**
 * Starts the embedded store: OTLP, remote-write and PromQL, and Jaeger's query API over one DuckDB file.
 *
 * @throws where the file or a port can't be opened; nothing is left open then.
 */
export async function startStore(options: StoreOptions): Promise<Store> {
  const log: Log = options.log ?? (() => undefined);
  const database = await openDatabase(options.file);
  const index = new SeriesIndex();
  await index.load(database.writer);
  const commits = startGroupCommit(database.writer, (connection) => index.load(connection));
  const stopRetention = startRetention({ commits, index }, (error) => {
    log({ level: 'error', msg: 'old rows could not be deleted', error: String(error) });
  });
  const open: Listening[] = [];
  const close = async (): Promise<void> => {
    stopRetention();
    await Promise.all(open.map((port) => port.close()));
    await commits.drained();
    await database.close();
  };
  const source = sampleSource(database, index);
  const metricsRoutes = [
    writeRoute(commits, index, options.token),
    ...queryRoutes(source),
    ...seriesRoutes(database, index),
  ];
  const openPort = opener({ options, database, log, open });
  try {
    const otlp = await openPort(options.ports.otlp, otlpRoutes(commits, options.token), refuseOtlp);
    const metrics = await openPort(options.ports.metrics, metricsRoutes, refusePrometheus);
    const jaeger = await openPort(options.ports.jaeger, jaegerRoutes(database), refuseJaeger);
    return { ports: { otlp, metrics, jaeger }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function opener(context: {
  readonly options: StoreOptions;
  readonly database: Database;
  readonly log: Log;
  readonly open: Listening[];
}) {
  const { options, database, log, open } = context;
  return async (port: number, routes: readonly Route[], refuse: Parameters<typeof listen>[0]['refuse']) => {
    const all = [...routes, ...healthRoutes(database)];
    const listening = await listen({ host: options.host ?? '127.0.0.1', port, routes: all, refuse, log });
    open.push(listening);
    return listening.port;
  };
}
