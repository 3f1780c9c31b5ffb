/** What became of a change. */
export type Patched = { readonly ok: true } | { readonly ok: false; readonly error: string };

/** Sends a change to the API; a failure is a sentence for the user. */
export async function patch(path: string, change: Readonly<Record<string, string>>): Promise<Patched> {
  try {
    const response = await fetch(path, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(change),
    });
    if (response.ok) return { ok: true };
    return {
      ok: false,
      error: response.status === 401 ? 'Your session has ended. Sign in again.' : 'It could not be saved.',
    };
  } catch {
    return { ok: false, error: 'The server could not be reached. Nothing was saved.' };
  }
}
