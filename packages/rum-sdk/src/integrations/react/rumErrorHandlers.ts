import type { RootOptions } from 'react-dom/client';
import { pageRum } from '../../pageRum.ts';

/** React 19's handlers for the errors of a root (https://react.dev/reference/react-dom/client/createRoot#parameters). */
export type RumErrorHandlers = {
  [Name in 'onUncaughtError' | 'onCaughtError' | 'onRecoverableError']: NonNullable<RootOptions[Name]>;
};

/** What React does by itself: a handler takes the place of that. */
const DEFAULTS: RumErrorHandlers = {
  onUncaughtError: (error) => reportError(error),
  onCaughtError: (error) => console.error(error),
  onRecoverableError: (error) => reportError(error),
};

/**
 * `createRoot(node, rumErrorHandlers())` and `hydrateRoot(node, app, rumErrorHandlers())`: records each error once, the
 * cause of a recoverable one too, then does what the page's own handler does, or React without one.
 */
export function rumErrorHandlers(own: Partial<RumErrorHandlers> = {}): RumErrorHandlers {
  const { onUncaughtError, onCaughtError, onRecoverableError } = { ...DEFAULTS, ...own };
  return {
    onUncaughtError(error, info) {
      pageRum()?.recordError(error);
      onUncaughtError(error, info);
    },
    onCaughtError(error, info) {
      pageRum()?.recordError(error);
      onCaughtError(error, info);
    },
    onRecoverableError(error, info) {
      pageRum()?.recordError(error);
      onRecoverableError(error, info);
    },
  };
}
