import {
  MAX_BODY_BYTES_BROWSER,
  MAX_BODY_BYTES_SERVER,
  MAX_DECODED_BYTES_BROWSER,
  MAX_DECODED_BYTES_SERVER,
  MAX_SPANS_PER_BATCH,
  MAX_SPANS_PER_BATCH_SERVER,
} from '@throughline/conventions/wire';
import type { Caller } from '../admit/caller.ts';

/** Bytes of a body as it comes, and after decompression, and the spans in it. */
export interface BodyLimits {
  readonly received: number;
  readonly decoded: number;
  readonly spans: number;
}

const LIMITS: Readonly<Record<Caller['kind'], BodyLimits>> = {
  page: { received: MAX_BODY_BYTES_BROWSER, decoded: MAX_DECODED_BYTES_BROWSER, spans: MAX_SPANS_PER_BATCH },
  server: {
    received: MAX_BODY_BYTES_SERVER,
    decoded: MAX_DECODED_BYTES_SERVER,
    spans: MAX_SPANS_PER_BATCH_SERVER,
  },
};

/** What a caller may send in one post. */
export function bodyLimits(caller: Caller): BodyLimits {
  return LIMITS[caller.kind];
}
