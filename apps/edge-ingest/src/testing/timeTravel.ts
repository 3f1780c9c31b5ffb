import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { vi } from 'vitest';
import type { Shard } from '../shard/Shard.ts';

/** When the alarm is set for, Unix milliseconds. */
export function alarmOf(stub: DurableObjectStub<Shard>): Promise<number | null> {
  return runInDurableObject(stub, (_, { storage }) => storage.getAlarm());
}

/**
 * Lets the clock jump from alarm to alarm, until none is set or the time is up. Tests share the objects' isolate, so a
 * faked `Date` is theirs too. The caller restores the clock.
 *
 * @returns how many alarms went off.
 */
export async function runAlarms(stub: DurableObjectStub<Shard>, until: number): Promise<number> {
  for (let alarms = 0; ; alarms++) {
    const at = await alarmOf(stub);
    if (at === null || at > until) return alarms;
    vi.setSystemTime(at);
    await runDurableObjectAlarm(stub);
  }
}
