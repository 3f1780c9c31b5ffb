import { describe, expect, it } from 'vitest';
import { ALLOWLIST } from './allowlist.ts';
import { BROWSER_ATTRIBUTES } from './browserAttributes.ts';
import { LABELS, METRICS, type Metric } from './metrics.ts';
import { rate } from './rate.ts';
import { SERVER_ATTRIBUTES } from './serverAttributes.ts';
import { VITAL_NAMES } from './vitalNames.ts';
import { VITALS } from './vitals.ts';

describe('conventions', () => {
  it('has the good and the poor threshold of each vital among the bounds of its histogram', () => {
    for (const name of VITAL_NAMES) {
      const { good, poor, wireUnit, metric } = VITALS[name];
      const scale = wireUnit === 'ms' ? 1000 : 1;
      const buckets = (METRICS as Record<string, Metric>)[metric]?.buckets;
      expect(buckets).toContain(good / scale);
      expect(buckets).toContain(poor / scale);
    }
  });

  it('has rising bounds, and labels that are described', () => {
    for (const [name, metric] of Object.entries<Metric>(METRICS)) {
      const buckets = metric.buckets ?? [];
      expect(buckets, name).toEqual([...buckets].sort((a, b) => a - b));
      expect(metric.type === 'histogram', name).toBe(buckets.length > 0);
      for (const label of metric.labels) expect(Object.keys(LABELS)).toContain(label);
    }
  });

  it('names each attribute once', () => {
    const names = [...Object.keys(BROWSER_ATTRIBUTES), ...Object.keys(SERVER_ATTRIBUTES)];
    expect(ALLOWLIST.size).toBe(names.length);
    expect(ALLOWLIST.get('constructor')).toBeUndefined();
  });

  it('rates as web-vitals does, at the thresholds too', () => {
    expect(rate('LCP', 2500)).toBe('good');
    expect(rate('LCP', 2500.1)).toBe('needs-improvement');
    expect(rate('CLS', 0.25)).toBe('needs-improvement');
    expect(rate('CLS', 0.26)).toBe('poor');
  });
});
