import { takeEarly } from './capture/takeEarly.ts';
import type { OpenTelemetryOptions } from './options/openTelemetryOptions.ts';
import type { RumOptions } from './options/options.ts';
import { readOptions } from './options/readOptions.ts';
import type { Settings } from './options/settings.ts';
import { STARTED } from './pageRum.ts';
import { createGuard } from './platform/guard.ts';
import { IS_SCRIPT_TAG } from './platform/isScriptTag.ts';
import { listen } from './platform/listen.ts';
import { ofDocument } from './platform/ofDocument.ts';
import { optedOut } from './privacy/optedOut.ts';
import { forgetSession } from './privacy/sessionId.ts';
import type { Rum } from './rum.ts';
import { createRuntime, type Runtime } from './runtime/createRuntime.ts';
import { warnBySecond } from './secondFile/warnBySecond.ts';
import { createActiveSpans } from './trace/context/activeSpans.ts';
import { createTracer } from './trace/context/tracer.ts';
import { silentSpan } from './trace/recorder/silentSpan.ts';

/** What is told of as a mistake in the place of an option. */
const TWICE = 'startRum';

type Page = { [STARTED]?: Rum };

/**
 * Starts the SDK on this page. Never throws: a mistake in the options is one console warning and a `Rum` that does
 * nothing, as it is on a server and for visitors who have opted out (Global Privacy Control, Do Not Track).
 * Started twice, it warns once and returns the first.
 *
 * @param more what only the npm package can be given.
 */
export function startPage(options: RumOptions, more?: OpenTelemetryOptions): Rum {
  if (!IS_SCRIPT_TAG && typeof document === 'undefined') return createRum();
  try {
    const page = globalThis as Page;
    const first = page[STARTED];
    if (first) {
      tellMistake(TWICE);
      return first;
    }
    const read = readOptions(options, more);
    if (!read.ok) tellMistake(read.option);
    else if (read.ignored) warnBySecond(({ takenAsOrigin }) => takenAsOrigin(read.ignored as string));
    const measures = read.ok && !optedOut(navigator);
    // what the snippet has kept is forgotten where nothing may be measured
    if (!measures || read.settings.consent === 'denied') takeEarly();
    if (!measures) return createRum();
    const rum = createRum(read.settings, () => delete page[STARTED]);
    page[STARTED] = rum;
    return rum;
  } catch (error) {
    warnOfFailure(error);
    return createRum();
  }
}

/** A page without what the oldest browsers have, such as one that has put its own in the place of much of it. */
function warnOfFailure(error: unknown): void {
  console.warn(`[throughline] could not start: ${error}. Nothing is measured.`);
}

function tellMistake(option: string): void {
  warnBySecond(({ mistakeOf }) => mistakeOf(option), `option ${option}: see the README`);
}

/**
 * Measures while there is consent. Each consent begins a runtime of its own, with a new session; without settings, none
 * does. A prerendered page that is never shown was no page view: nothing begins before it is.
 */
function createRum(settings?: Settings, onStop?: () => void): Rum {
  let runtime: Runtime | undefined;
  let isGranted = settings?.consent === 'granted';
  let isStopped = false;
  const active = createActiveSpans();
  const guard = createGuard(settings?.debug === true);

  const begin = (): void => {
    if (!settings || runtime || !isGranted || isStopped || ofDocument('prerendering')) return;
    try {
      runtime = createRuntime(settings, active);
    } catch (error) {
      warnOfFailure(error);
    }
  };
  /** A prerendered page has not been shown; aborted, nothing listens for that any more. */
  let waiting: AbortController | undefined;
  const shown = (): void => {
    waiting?.abort();
    begin();
  };
  const end = (queue: 'send' | 'forget'): void => {
    isGranted = false;
    runtime?.end(queue);
    runtime = undefined;
  };
  begin();
  if (settings && ofDocument('prerendering')) {
    waiting = new AbortController();
    listen(document, ['prerenderingchange'], shown, waiting);
  }

  return {
    tracer: createTracer((...span) => runtime?.startSpan(...span) ?? silentSpan(), active),
    recordError: guard((error) => runtime?.recordError(error)),
    startPageView: guard((...given) => runtime?.startPageView(...given)),
    setRoute: guard((template) => runtime?.setRoute(template)),
    flush: () => runtime?.flush().catch(() => undefined) ?? Promise.resolve(),
    grant: guard(() => {
      isGranted = true;
      begin();
    }),
    revoke: guard(() => {
      end('forget');
      forgetSession();
    }),
    stop: guard(() => {
      isStopped = true;
      waiting?.abort();
      end('send');
      onStop?.();
    }),
  };
}
