import type { TraceState } from '@opentelemetry/api';

/** A `tracestate` (W3C Trace Context, section 3.3) as it stands in the header: `ot=th:8,vendor=x`. */
export function traceState(header: string): TraceState {
  const members = header.split(',').map((member) => member.trim());
  const without = (key: string): string[] => members.filter((member) => !member.startsWith(`${key}=`));
  return {
    get: (key) => members.find((member) => member.startsWith(`${key}=`))?.slice(key.length + 1),
    set: (key, value) => traceState([`${key}=${value}`, ...without(key)].join()),
    unset: (key) => traceState(without(key).join()),
    serialize: () => members.filter(Boolean).join(),
  };
}
