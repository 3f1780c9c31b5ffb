'use server';

import { redirect } from 'next/navigation';
import { session } from './session.ts';

/** Forgets the session and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  (await session()).destroy();
  redirect('/sign-in');
}
