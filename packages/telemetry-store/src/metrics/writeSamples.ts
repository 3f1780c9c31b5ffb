import type { DuckDBConnection } from '@duckdb/node-api';
import type { Sample } from '@throughline/wire/remote-write/timeSeries';
import type { CheckedSeries } from './checkSeries.ts';
import type { SeriesIndex, StoredSeries } from './seriesIndex.ts';

interface NewSample {
  readonly series: StoredSeries;
  readonly sample: Sample;
}

/**
 * Writes samples inside the caller's transaction. A sample of a series and time that is stored already is left out, so
 * that a request that is sent again changes nothing; the first value wins.
 */
export async function writeSamples(
  connection: DuckDBConnection,
  index: SeriesIndex,
  request: readonly CheckedSeries[],
): Promise<void> {
  const added: StoredSeries[] = [];
  const fresh: NewSample[] = [];
  const late: NewSample[] = [];
  for (const { labels, samples } of request) {
    const known = index.get(labels);
    const series = known ?? index.add(labels);
    if (known === undefined) added.push(series);
    for (const sample of samples) {
      if (sample.timestamp > series.newest) fresh.push({ series, sample });
      else if (sample.timestamp < series.newest) late.push({ series, sample });
      series.newest = Math.max(series.newest, sample.timestamp);
    }
  }
  await appendSeries(connection, added);
  await appendSamples(connection, fresh);
  await appendSamples(connection, await notStored(connection, late));
}

/** The late samples whose time has no sample yet. */
async function notStored(connection: DuckDBConnection, late: readonly NewSample[]): Promise<NewSample[]> {
  if (late.length === 0) return [];
  const ids = new Set(late.map(({ series }) => series.id));
  const times = late.map(({ sample }) => sample.timestamp);
  const [earliest, latest] = times.reduce(
    ([low, high], t) => [Math.min(low, t), Math.max(high, t)],
    [Infinity, -Infinity],
  );
  const reader = await connection.runAndReadAll(
    `SELECT series_id, time_ms::DOUBLE FROM samples
     WHERE series_id IN (${[...ids].join(',')}) AND time_ms BETWEEN $earliest AND $latest`,
    { earliest: BigInt(earliest), latest: BigInt(latest) },
  );
  const stored = new Set(reader.getRows().map(([id, time]) => `${Number(id)}@${Number(time)}`));
  return late.filter(({ series, sample }) => {
    const key = `${series.id}@${sample.timestamp}`;
    if (stored.has(key)) return false;
    stored.add(key);
    return true;
  });
}

async function appendSeries(connection: DuckDBConnection, added: readonly StoredSeries[]): Promise<void> {
  if (added.length === 0) return;
  const appender = await connection.createAppender('series');
  for (const { id, labels } of added) {
    appender.appendUInteger(id);
    appender.appendVarchar(JSON.stringify([...labels]));
    appender.endRow();
  }
  appender.closeSync();
}

async function appendSamples(connection: DuckDBConnection, samples: readonly NewSample[]): Promise<void> {
  if (samples.length === 0) return;
  const appender = await connection.createAppender('samples');
  for (const { series, sample } of samples) {
    appender.appendUInteger(series.id);
    appender.appendBigInt(BigInt(sample.timestamp));
    appender.appendDouble(sample.value);
    appender.appendBoolean(sample.stale === true);
    appender.endRow();
  }
  appender.closeSync();
}
