/**
 * Prometheus' stale marker (model/value/value.go, StaleNaN) as its two 32-bit halves. JavaScript may turn any NaN into
 * its own, so it is written and recognised as raw bits.
 */
export const STALE_MARKER = { low: 0x00000002, high: 0x7ff00000 } as const;
