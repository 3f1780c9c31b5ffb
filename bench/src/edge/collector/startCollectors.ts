import { installPrograms } from '../../../../scripts/lib/backends/installPrograms.mjs';
import { COLLECTOR_PROGRAM } from '../../collector/collectorProgram.ts';
import { type CollectorPlace, startCollector } from '../../collector/startCollector.ts';
import type { Contender } from '../contenders.ts';
import { collectorConfig } from './collectorConfig.ts';

const PATH = '/v1/traces';

/** Page views come as JSON; it takes none as text/plain, so browsers would ask it beforehand. */
const HEADERS = { 'content-type': 'application/json' };

const SETUPS = [
  { name: 'Collector, all kept', keptPercent: 100, batchesFirst: false },
  { name: 'Collector, 10 % kept', keptPercent: 10, batchesFirst: false },
  { name: 'Collector, all kept, batched in memory first', keptPercent: 100, batchesFirst: true },
];

/** OpenTelemetry Collectors that scrub, measure, sample, write down and forward as the edge does; built where they aren't yet. */
export async function startCollectors(sink: string): Promise<readonly Contender[]> {
  const { collector } = await installPrograms(console.log, [COLLECTOR_PROGRAM]);
  const contenders: Contender[] = [];
  for (const { name, ...setup } of SETUPS) {
    const configAt = (place: CollectorPlace) => collectorConfig({ ...setup, sink }, place);
    const server = await startCollector(collector?.path ?? '', configAt);
    contenders.push({ name, server, post: (body) => ({ path: PATH, headers: HEADERS, body }) });
  }
  return contenders;
}
