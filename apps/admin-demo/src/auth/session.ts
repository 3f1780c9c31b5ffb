import { getIronSession, type IronSession } from 'iron-session';
import { cookies, headers } from 'next/headers';
import { panelConfig } from '../config/panelConfig.ts';
import { type Session, sessionOptions } from './sessionOptions.ts';

/** The session of the request that is being answered (server components, actions and route handlers). */
export async function session(): Promise<IronSession<Session>> {
  const secure = (await headers()).get('x-forwarded-proto') === 'https';
  return getIronSession<Session>(await cookies(), sessionOptions(panelConfig().sessionSecret, secure));
}
