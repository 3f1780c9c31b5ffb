import { whyNoPreload } from '../edge/preload.ts';
import { whyNoSmallDisk } from '../edge/smallDisk.ts';
import type { Scenario } from './scenario.ts';

/** Why a scenario can't be played on this machine; undefined where it can. */
export function whyNotHere({ wallClock, faultyDisk, diskBytes }: Scenario): string | undefined {
  return (wallClock || faultyDisk ? whyNoPreload() : undefined) ?? (diskBytes ? whyNoSmallDisk() : undefined);
}
