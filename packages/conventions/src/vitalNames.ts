/** The five web vitals, by the names that the web-vitals library gives them. */
export const VITAL_NAMES = ['LCP', 'INP', 'CLS', 'FCP', 'TTFB'] as const;

/** A web vital's name. */
export type VitalName = (typeof VITAL_NAMES)[number];

/** Whether a string names a web vital. */
export function isVitalName(name: unknown): name is VitalName {
  return typeof name === 'string' && (VITAL_NAMES as readonly string[]).includes(name);
}
