const MS_PER_SECOND = 1000;

/** Milliseconds as people read them, with about three digits: `0.42 ms`, `96 ms`, `1.84 s`, `73 s`. */
export function formatDuration(ms: number): string {
  if (ms >= 10 * MS_PER_SECOND) return `${(ms / MS_PER_SECOND).toFixed(ms >= 100 * MS_PER_SECOND ? 0 : 1)} s`;
  if (ms >= MS_PER_SECOND) return `${(ms / MS_PER_SECOND).toFixed(2)} s`;
  if (ms >= 10) return `${ms.toFixed(0)} ms`;
  if (ms === 0) return '0 ms';
  return ms >= 1 ? `${ms.toFixed(1)} ms` : `${ms.toFixed(2)} ms`;
}
