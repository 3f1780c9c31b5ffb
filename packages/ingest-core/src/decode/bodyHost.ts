import type { GunzipSync } from './gunzip.ts';
import type { Wait } from './readWhole.ts';

/** What a host may have that reads a body for less than what every host has. */
export interface BodyHost {
  readonly wait?: Wait | undefined;
  readonly gunzipSync?: GunzipSync | undefined;
}
