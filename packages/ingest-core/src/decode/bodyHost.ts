import type { GunzipSync } from './gunzip.ts';

/** What a host may have that reads a body for less than what every host has. */
export interface BodyHost {
  /**
   * Settles `BODY_TIMEOUT_MS` after the post has come, where a timer of the host ends with its request: one that is set and
   * cleared for the body alone takes twice the CPU.
   */
  readonly late?: Promise<unknown> | undefined;
  /** `node:zlib`'s own, where the host has it: gzip bodies cost a fraction. */
  readonly gunzipSync?: GunzipSync | undefined;
}
