'use client';

import { useCallback, useRef, useState } from 'react';
import type { Page } from '../../http/page.ts';

/** A list that the server has rendered and that the browser asks for again as its filters change. */
export interface RemotePage<T> {
  readonly data: Page<T>;
  readonly loading: boolean;
  readonly error: string | undefined;
  /** Asks with these parameters; an answer that is overtaken by a later question is dropped. */
  readonly load: (parameters: Readonly<Record<string, string>>) => Promise<void>;
}

/** @param path of the API, such as `/api/residences`. */
export function useRemotePage<T>(path: string, initial: Page<T>): RemotePage<T> {
  const [data, setData] = useState(initial);
  const [loading, setLoading] = useState(false);
  const [error, setError] = useState<string>();
  const latest = useRef<AbortController>(undefined);

  const load = useCallback(
    async (parameters: Readonly<Record<string, string>>) => {
      latest.current?.abort();
      const controller = new AbortController();
      latest.current = controller;
      setLoading(true);
      const answer = await ask<T>(path, parameters, controller.signal);
      if (controller.signal.aborted) return;
      setLoading(false);
      setError(answer.ok ? undefined : answer.error);
      if (answer.ok) setData(answer.page);
    },
    [path],
  );
  return { data, loading, error, load };
}

type Answer<T> =
  | { readonly ok: true; readonly page: Page<T> }
  | { readonly ok: false; readonly error: string };

async function ask<T>(
  path: string,
  parameters: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer<T>> {
  const filled = Object.entries(parameters).filter(([, value]) => value !== '');
  try {
    const response = await fetch(`${path}?${new URLSearchParams(filled)}`, { signal });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, page: body as Page<T> };
    return {
      ok: false,
      error: response.status === 401 ? 'Your session has ended. Sign in again.' : messageOf(body),
    };
  } catch {
    return { ok: false, error: 'The server could not be reached. Try again.' };
  }
}

function messageOf(body: unknown): string {
  const hasMessage = typeof body === 'object' && body !== null && 'message' in body;
  return hasMessage ? String(body.message) : 'The server answered with an error.';
}
