export const NANOS_PER_MS = 1_000_000n;

/** Unix milliseconds as OTLP carries times: nanoseconds in decimal digits. */
export function nanosOf(ms: number): string {
  return (BigInt(Math.round(ms)) * NANOS_PER_MS).toString();
}
