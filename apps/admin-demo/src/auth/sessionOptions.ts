import type { SessionOptions } from 'iron-session';

/** What the sealed cookie holds. */
export interface Session {
  /** Unix milliseconds of the sign-in; absent where nobody is signed in. */
  signedInAt?: number;
}

/** A working day: whoever starts in the morning isn't asked again before the evening. */
const TTL_SECONDS = 8 * 60 * 60;

/** Name of the cookie. */
export const SESSION_COOKIE = 'panel_session';

/**
 * How the session cookie is sealed and set.
 *
 * @param secure whether the page came by https; a Secure cookie over plain http would never come back.
 */
export function sessionOptions(secret: string, secure: boolean): SessionOptions {
  return {
    cookieName: SESSION_COOKIE,
    password: secret,
    ttl: TTL_SECONDS,
    cookieOptions: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  };
}
