import type { GunzipSync } from './gunzip.ts';
import type { Wait } from './readWhole.ts';

/** What a host may have that reads a body for less than what every host has. */
export interface BodyHost {
  /** Where a timer that isn't cleared ends with its request, and is cheaper so. */
  readonly wait?: Wait | undefined;
  /** `node:zlib`'s own, where the host has it: gzip bodies cost a fraction. */
  readonly gunzipSync?: GunzipSync | undefined;
}
