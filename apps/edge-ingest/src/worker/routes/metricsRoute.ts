import {
  PROMETHEUS_TEXT_TYPE,
  renderPrometheusText,
} from '@throughline/ingest-core/measure/series/renderPrometheusText';
import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import { shardName } from '../../shard/naming/shardNames.ts';
import type { NamedShard, ShardDirectory } from '../commit/shardDirectory.ts';
import type { Route } from '../route.ts';

/** `GET /metrics`: every series of every Shard as Prometheus text, for who scrapes instead of taking remote-write. */
export function metricsRoute(shards: ShardDirectory): Route {
  return async () => {
    const rows = (await Promise.all((await shards.all()).map(labelled))).flat();
    return new Response(renderPrometheusText(rows), {
      headers: { 'Content-Type': PROMETHEUS_TEXT_TYPE, 'Cache-Control': 'no-store' },
    });
  };
}

async function labelled({ stub, app, shard }: NamedShard): Promise<SeriesRow[]> {
  const rows: readonly SeriesRow[] = await stub.series();
  return rows.map((row) => ({ ...row, labels: { ...row.labels, shard: shardName(app, shard) } }));
}
