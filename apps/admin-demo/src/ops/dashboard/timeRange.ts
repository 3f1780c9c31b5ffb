/** The ranges that one can choose; `window` is what each point of a chart sums over. All in seconds. */
export const TIME_RANGES = {
  '15m': { label: '15 min', seconds: 15 * 60, step: 30, window: 60 },
  '1h': { label: '1 h', seconds: 60 * 60, step: 60, window: 120 },
  '24h': { label: '24 h', seconds: 24 * 60 * 60, step: 900, window: 900 },
  '7d': { label: '7 d', seconds: 7 * 24 * 60 * 60, step: 2 * 3_600, window: 2 * 3_600 },
} as const;

/** The name of a range. */
export type TimeRange = keyof typeof TIME_RANGES;

/** Whether a text names a range. */
export function isTimeRange(text: unknown): text is TimeRange {
  return typeof text === 'string' && Object.hasOwn(TIME_RANGES, text);
}
