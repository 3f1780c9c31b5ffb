import type { RumOptions } from '@throughline/rum-sdk';
import { ROUTES } from './routes.ts';

/** The SDK's options from `<html data-rum-…>`; undefined where the panel doesn't observe its pages. */
export function readRumOptions(data: Readonly<Record<string, string | undefined>>): RumOptions | undefined {
  const { rumEndpoint, rumKey, rumService } = data;
  if (rumEndpoint === undefined || rumKey === undefined || rumService === undefined) return undefined;
  return {
    endpoint: rumEndpoint,
    key: rumKey,
    // read for each post: a refresh of the layout brings a fresh one
    ticket: data.rumTicket === undefined ? undefined : () => data.rumTicket ?? '',
    service: rumService,
    version: data.rumVersion,
    environment: data.rumEnvironment,
    sampleRate: numberOf(data.rumSampleRate),
    reportRate: numberOf(data.rumReportRate),
    flushIntervalMs: numberOf(data.rumFlushIntervalMs),
    propagateTo: data.rumPropagateTo?.split(',').filter((origin) => origin !== '') ?? [],
    routes: ROUTES,
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
