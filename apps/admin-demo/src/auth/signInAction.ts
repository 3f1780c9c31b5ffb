'use server';

import { setTimeout } from 'node:timers/promises';
import { redirect } from 'next/navigation';
import { panelConfig } from '../config/panelConfig.ts';
import { log } from '../log/log.ts';
import { equalSecrets } from './equalSecrets.ts';
import { safeReturnPath } from './safeReturnPath.ts';
import { session } from './session.ts';

/** What the form shows after a failed try. */
export interface SignInState {
  readonly error?: string;
}

/** A wrong password is answered no sooner than this, ms: slow for a guesser, bearable for a typo. */
const WRONG_PASSWORD_DELAY_MS = 800;

/** Signs in with the admin's password and goes on to the page that was asked for. Next checks the origin of actions. */
export async function signIn(_state: SignInState, form: FormData): Promise<SignInState> {
  const password = form.get('password');
  if (typeof password !== 'string' || password === '') return { error: 'Enter the password.' };
  if (!equalSecrets(password, panelConfig().adminPassword)) {
    log('warn', 'sign-in refused');
    await setTimeout(WRONG_PASSWORD_DELAY_MS);
    return { error: 'That password is wrong.' };
  }
  const current = await session();
  current.signedInAt = Date.now();
  await current.save();
  redirect(safeReturnPath(form.get('next')));
}
