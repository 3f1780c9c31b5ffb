import type { AppDirectory, AppPolicy, TokenPolicy } from './appDirectory.ts';

export interface StaticDirectoryOptions {
  /** Publishable key → policy, as `parseApps` gives it. */
  readonly apps?: ReadonlyMap<string, AppPolicy>;
  /** Bearer token → policy, as `parseTokens` gives it. */
  readonly tokens?: ReadonlyMap<string, TokenPolicy>;
  /** Asked for a key that `apps` has not, such as a KV namespace with a cache. */
  readonly lookup?: (key: string) => Promise<AppPolicy | undefined>;
}

/** A directory from configuration. */
export function staticDirectory({ apps, tokens, lookup }: StaticDirectoryOptions): AppDirectory {
  // Hashed at the first use: a Worker may not do asynchronous work in its global scope.
  let hashed: Promise<{ digest: Uint8Array; policy: TokenPolicy }[]> | undefined;
  const entries = () =>
    Promise.all(
      Array.from(tokens ?? [], async ([token, policy]) => ({ digest: await sha256(token), policy })),
    );
  return {
    byKey: async (key) => apps?.get(key) ?? lookup?.(key),
    async byToken(token) {
      hashed ??= entries();
      const digest = await sha256(token);
      let found: TokenPolicy | undefined;
      // Every entry is compared, so that the time says nothing about which one was close.
      for (const entry of await hashed) if (equalBytes(entry.digest, digest)) found = entry.policy;
      return found;
    },
  };
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

/** In time that depends on the length alone. */
function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (const [i, byte] of a.entries()) difference |= byte ^ (b[i] ?? 0);
  return difference === 0;
}
