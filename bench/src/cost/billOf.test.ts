import { expect, it } from 'vitest';
import { billOf, type Usage } from './billOf.ts';

const USAGE: Usage = {
  posts: 200,
  seconds: 60,
  cpuSeconds: 0.2,
  calls: 200,
  alarms: 20,
  rowsWritten: 100,
  rowsRead: 1_000,
  busyMs: 1_000,
  storedBytes: 0,
};

it('is what the price list says of a million page views', () => {
  const bill = billOf(USAGE, 2);
  expect(bill.requests).toBeCloseTo(0.6);
  expect(bill.cpu).toBeCloseTo(0.04);
  expect(bill.calls).toBeCloseTo(0.3);
  expect(bill.alarms).toBeCloseTo(0.03);
  expect(bill.cron).toBeCloseTo(0.0045);
  expect(bill.rows).toBeCloseTo(1.01);
  expect(bill.duration).toBeCloseTo(0.016);
  expect(bill.storage).toBe(0);
});

it('halves where a page view is one post', () => {
  expect(billOf(USAGE, 1).requests).toBeCloseTo(0.3);
});
