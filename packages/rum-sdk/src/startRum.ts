import { openTelemetryOptions } from './options/openTelemetryOptions.ts';
import type { RumOptions } from './options/options.ts';
import type { Rum } from './rum.ts';
import { startPage } from './startPage.ts';

/**
 * Starts the SDK on this page. Never throws: a mistake in the options is one console warning and a `Rum` that does
 * nothing, as it is on a server and for visitors who have opted out (Global Privacy Control, Do Not Track).
 * Started twice, it warns once and returns the first.
 */
export function startRum(options: RumOptions): Rum {
  return startPage(options, openTelemetryOptions);
}
