/** Whether the browser has performance entries of this type. */
export function supportsEntries(type: string): boolean {
  return PerformanceObserver.supportedEntryTypes.includes(type);
}
