import type { RejectedSpan } from '@throughline/wire/otlp/decoded';
import type { SpanCounts } from '../measure/countBatch.ts';
import type { RejectedSpans } from './outcome.ts';

/** As many as a person reads; the answer to a batch of 2,000 bad spans stays small. */
const MAX_NAMED = 3;

/** What OTLP's partial success says of an accepted batch; undefined where every span was good. */
export function describeRejected(
  malformed: readonly RejectedSpan[],
  { tooOld, implausible }: Pick<SpanCounts, 'tooOld' | 'implausible'>,
): RejectedSpans | undefined {
  const count = malformed.length + tooOld + implausible;
  if (count === 0) return undefined;
  const named = malformed.slice(0, MAX_NAMED).map(({ field, reason }) => `${field}: ${reason}`);
  const more = malformed.length - named.length;
  const parts = [
    ...named,
    ...(more > 0 ? [`${more} more malformed`] : []),
    ...(tooOld > 0 ? [`${tooOld} ended more than 48 h ago`] : []),
    ...(implausible > 0 ? [`${implausible} with an implausible web vital`] : []),
  ];
  return { count, message: parts.join('; ') };
}
