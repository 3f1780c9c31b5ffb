import { createSite } from '../privacy/createSite.ts';
import { exporterSender } from '../transport/exporterSender.ts';
import { isArrayOf } from './isArrayOf.ts';
import type { RumOptions } from './options.ts';
import type { Check, Rule } from './rule.ts';
import type { Settings } from './settings.ts';

/** The options that hold objects of OpenTelemetry's: a script tag can't have them, so its bundle hasn't their code. */
export interface OpenTelemetryOptions {
  readonly rules: Readonly<Record<'spanProcessors' | 'exporter', Rule>>;
  settings(options: RumOptions): Pick<Settings, 'site' | 'sender'>;
}

const has =
  (method: string): Check =>
  (value) =>
    typeof (value as Record<string, unknown> | null)?.[method] === 'function';

/** Those of the npm package. */
export const openTelemetryOptions: OpenTelemetryOptions = {
  rules: {
    spanProcessors: { holds: isArrayOf(has('onEnd')), byDefault: [] },
    exporter: { holds: (value) => value === undefined || has('export')(value) },
  },
  settings: ({ spanProcessors = [], exporter }) => ({
    site: exporter || spanProcessors.length > 0 ? createSite.bind(undefined, [...spanProcessors]) : undefined,
    sender: exporter && exporterSender(exporter),
  }),
};
