import type { VitalName } from '@throughline/conventions/vitalNames';
import { VITALS } from '@throughline/conventions/vitals';
import { formatDuration } from './formatDuration.ts';

/** A vital's value (wire unit) as people read it: `1.84 s`, `96 ms`, `0.07`. */
export function formatVital(name: VitalName, value: number): string {
  if (VITALS[name].wireUnit === 'ms') return formatDuration(value);
  return value === 0 ? '0' : value.toFixed(value < 0.1 ? 3 : 2);
}
