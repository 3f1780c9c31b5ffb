import { parseApps } from '../admit/keys/parseApps.ts';
import { parseTokens } from '../admit/keys/parseTokens.ts';
import { staticDirectory } from '../admit/keys/staticDirectory.ts';
import { createBatchMemory } from '../commit/batchMemory.ts';
import type { CommitBatch } from '../commit/commitBatch.ts';
import { createIngest, type IngestOptions } from '../createIngest.ts';
import { CONFORMANCE_APPS, CONFORMANCE_TOKENS } from './conformanceApps.ts';
import type { BatchLabels } from './countedIn.ts';

/** An ingest that commits to a list, with the conformance apps. */
export function memoryHost(options: Partial<IngestOptions> = {}) {
  const apps = parseApps(CONFORMANCE_APPS);
  const tokens = parseTokens(CONFORMANCE_TOKENS);
  if (!apps.ok || !tokens.ok) throw new Error('the conformance apps are wrong');
  const batches: CommitBatch[] = [];
  const memory = createBatchMemory();
  const ingest = createIngest({
    enabled: true,
    apps: staticDirectory({ apps: apps.value, tokens: tokens.value }),
    commit: (batch) =>
      memory.once(`${batch.app} ${batch.batchId}`, async () => {
        batches.push(batch);
        return { outcome: 'committed' };
      }),
    ...options,
  });
  return {
    url: 'https://ingest.example/v1/traces',
    fetch: (request: Request) => ingest(request, {}),
    committed: async (): Promise<readonly CommitBatch[]> => batches,
    counted: async (labels: BatchLabels): Promise<number> => countBatches(batches, labels),
    batches,
  };
}

function countBatches(batches: readonly CommitBatch[], labels: BatchLabels): number {
  return batches
    .flatMap(({ deltas }) => deltas)
    .filter((delta) => delta.metric === 'rum_ingest_batches_total')
    .filter((delta) =>
      Object.entries(labels).every(([name, value]) => (delta.labels[name as 'app'] ?? '') === value),
    )
    .reduce((sum, delta) => sum + (delta.type === 'counter' ? delta.add : 0), 0);
}
