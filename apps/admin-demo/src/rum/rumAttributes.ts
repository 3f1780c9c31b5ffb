import type { PanelConfig } from '../config/parsePanelEnv.ts';

/** The SDK's settings as attributes of `<html>`, where `instrumentation-client.ts` finds them; none where it is off. */
export function rumAttributes(config: PanelConfig, ticket?: string): Record<`data-rum-${string}`, string> {
  if (!config.obsEnabled) return {};
  const { endpoint, key, sampleRate, reportRate, flushIntervalMs, propagateTo } = config.rum;
  return {
    'data-rum-endpoint': endpoint,
    'data-rum-key': key,
    ...(ticket === undefined ? {} : { 'data-rum-ticket': ticket }),
    'data-rum-service': config.pageService,
    'data-rum-version': PANEL_VERSION,
    'data-rum-environment': config.environment,
    'data-rum-sample-rate': String(sampleRate),
    'data-rum-report-rate': String(reportRate),
    'data-rum-propagate-to': propagateTo.join(','),
    ...(flushIntervalMs === undefined ? {} : { 'data-rum-flush-interval-ms': String(flushIntervalMs) }),
  };
}

/** `service.version` of pages and server. */
export const PANEL_VERSION = '0.1.0';
