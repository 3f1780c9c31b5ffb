import { type PanelConfig, parsePanelEnv } from './parsePanelEnv.ts';

let parsed: PanelConfig | undefined;

/**
 * The configuration of this process, parsed once.
 *
 * `instrumentation.ts` checks it before the server takes requests, so that a mistake can't surface here.
 *
 * @throws Error with the first mistake, where the check was skipped.
 */
export function panelConfig(): PanelConfig {
  if (parsed === undefined) {
    const result = parsePanelEnv(process.env);
    if (!result.ok) throw new Error(result.mistakes[0]);
    parsed = result.config;
  }
  return parsed;
}
