import { randomBytes } from 'node:crypto';
import type { IdGenerator } from '@opentelemetry/sdk-trace-base';
import type { RandomTraces } from './randomTraces.ts';

/**
 * Ids from the system's generator: consistent sampling reads the trace id's last 56 bits as random
 * (W3C Trace Context level 2), which OpenTelemetry's `Math.random` does not promise.
 *
 * @param random hears of each trace that begins.
 */
export function cryptoIds(random: Pick<RandomTraces, 'add'>): IdGenerator {
  return {
    generateTraceId() {
      const traceId = randomHex(16);
      random.add(traceId);
      return traceId;
    },
    generateSpanId: () => randomHex(8),
  };
}

/** All zeros is no id; at 2^-64 that is worth a line, not a thought. */
function randomHex(bytes: number): string {
  const hex = randomBytes(bytes).toString('hex');
  return /^0+$/.test(hex) ? randomHex(bytes) : hex;
}
