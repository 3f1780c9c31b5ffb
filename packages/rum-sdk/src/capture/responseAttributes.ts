import type { AllowedAttributes } from '../trace/tracing.ts';
import { networkAttributes } from './networkPhases.ts';

/** An entry of a resource or of the document, with a member that is newer than TypeScript's DOM. */
export type ResponseTiming = Omit<PerformanceResourceTiming, 'serverTiming'> & {
  /** 0 where another origin keeps it to itself, and where nothing came: these two can't be told apart. */
  readonly responseStatus?: number;
};

/** What an entry tells about a response that the page itself hears nothing of. */
export function responseAttributes(timing: ResponseTiming): AllowedAttributes {
  const { responseStatus } = timing;
  return {
    ...(responseStatus && { 'http.response.status_code': responseStatus }),
    ...networkAttributes(timing),
  };
}
