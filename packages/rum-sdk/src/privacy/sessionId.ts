import { attempt } from '../platform/attempt.ts';
import { randomHex } from '../trace/ids.ts';

/** Where the id lives when sessionStorage was asked for: in this tab only, gone with it. */
const STORAGE_KEY = 'throughline.session';

/** Bits of the id: as many as a trace id's, so that two sessions never meet. */
const SESSION_BYTES = 16;

const VALID = /^[\da-f]{32}$/;

/** A session id of 32 hex digits, derived from nothing: a new one for this page, or the tab's own from sessionStorage. */
export function sessionId(where: 'memory' | 'sessionStorage'): string {
  const fresh = randomHex(SESSION_BYTES);
  if (where === 'memory') return fresh;
  // where storage is blocked or full, the id lives in memory
  const stored = attempt(() => sessionStorage.getItem(STORAGE_KEY));
  if (stored && VALID.test(stored)) return stored;
  attempt(() => sessionStorage.setItem(STORAGE_KEY, fresh));
  return fresh;
}

/** Forgets the tab's id; the next session has another one. */
export function forgetSession(): void {
  // where storage is blocked, nothing was kept
  attempt(() => sessionStorage.removeItem(STORAGE_KEY));
}
