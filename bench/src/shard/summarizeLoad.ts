import { percentile } from '../report/percentile.ts';
import type { Posted } from '../workerd/postAll.ts';
import type { MeasuredLoad } from './measureLoads.ts';

/** A line of the table: times in milliseconds, rates in batches a second. */
export function summarizeLoad({ clients, echo, edge, rowsWritten }: MeasuredLoad) {
  const [plain, whole] = [summary(echo), summary(edge)];
  return {
    clients,
    'echo/s': Math.round(plain.rate),
    'edge/s': Math.round(whole.rate),
    share: rounded(whole.rate / plain.rate),
    'rows per batch': Number((rowsWritten / whole.posts).toFixed(3)),
    'echo p50': rounded(plain.p50),
    'edge p50': rounded(whole.p50),
    'added p50': rounded(whole.p50 - plain.p50),
    'echo p95': rounded(plain.p95),
    'edge p95': rounded(whole.p95),
    'added p95': rounded(whole.p95 - plain.p95),
    'echo p99': rounded(plain.p99),
    'edge p99': rounded(whole.p99),
    'added p99': rounded(whole.p99 - plain.p99),
  };
}

function summary(rounds: readonly Posted[]): {
  rate: number;
  posts: number;
  p50: number;
  p95: number;
  p99: number;
} {
  const latencies = rounds.flatMap((round) => round.latencies);
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  const [p50, p95, p99] = [percentile(latencies, 50), percentile(latencies, 95), percentile(latencies, 99)];
  return { rate: latencies.length / seconds, posts: latencies.length, p50, p95, p99 };
}

const rounded = (value: number): number => Number(value.toFixed(2));
