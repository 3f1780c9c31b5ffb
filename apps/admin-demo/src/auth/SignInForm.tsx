'use client';

import { Button, PasswordInput, Stack } from '@mantine/core';
import { useActionState } from 'react';
import { type SignInState, signIn } from './signInAction.ts';

const INITIAL: SignInState = {};

/** Password managers file a password under a name, though the panel has one account only. */
const ACCOUNT_NAME = 'admin';

/** The sign-in form; it works before scripts have loaded, too. */
export function SignInForm({ next }: { next: string }) {
  const [state, submit, pending] = useActionState(signIn, INITIAL);
  return (
    <form action={submit}>
      <Stack>
        <input type="hidden" name="next" value={next} />
        <input
          className="visually-hidden"
          type="text"
          name="username"
          autoComplete="username"
          defaultValue={ACCOUNT_NAME}
          readOnly
          tabIndex={-1}
          aria-hidden
        />
        <PasswordInput
          name="password"
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          autoFocus
          error={state.error}
        />
        <Button type="submit" loading={pending} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
