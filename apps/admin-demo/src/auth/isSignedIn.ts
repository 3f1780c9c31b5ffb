import { unsealData } from 'iron-session';
import { panelConfig } from '../config/panelConfig.ts';
import { type Session, sessionOptions } from './sessionOptions.ts';

/**
 * Whether a session cookie's value is a valid, unexpired sign-in.
 *
 * @param sealed the cookie's value; undefined where the request has none.
 */
export async function isSignedIn(sealed: string | undefined): Promise<boolean> {
  if (sealed === undefined) return false;
  const { password, ttl = 0 } = sessionOptions(panelConfig().sessionSecret, false);
  try {
    const { signedInAt } = await unsealData<Session>(sealed, { password, ttl });
    return signedInAt !== undefined;
  } catch {
    return false;
  }
}
