import {
  createSeriesRegistry,
  type SeriesRegistry,
} from '@throughline/ingest-core/measure/series/seriesRegistry';

/** A histogram is one series of about 1 KB: 20 MB at the most. */
const MAX_SERIES = 20_000;

/** Next bundles `/metrics` and the ingest apart, so a module variable would be two registries. */
const HOLDER = globalThis as typeof globalThis & { panelRegistry?: SeriesRegistry };

/** The series of the stand-alone ingest, as long as this process lives. */
export function panelRegistry(): SeriesRegistry {
  HOLDER.panelRegistry ??= createSeriesRegistry({ maxSeries: MAX_SERIES });
  return HOLDER.panelRegistry;
}
