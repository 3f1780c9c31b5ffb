import { fromBase64Url, toBase64Url } from './base64Url.ts';

/** What a ticket says. It is signed, not encrypted: nothing in it is secret. */
export interface TicketClaims {
  /** The app that it is for, as in the key's policy. */
  readonly app: string;
  /** The origin whose pages may use it; any of the key's where it is absent. */
  readonly origin?: string;
  /** Unix milliseconds from which on it is no longer good for a new batch. */
  readonly expiresAt: number;
}

/** The claims as the first part of a ticket. */
export function encodeClaims({ app, origin, expiresAt }: TicketClaims): string {
  const json = JSON.stringify({ app, ...(origin !== undefined && { origin }), exp: expiresAt });
  return toBase64Url(new TextEncoder().encode(json));
}

/** The claims of a ticket whose signature is good; undefined where they are none. */
export function decodeClaims(text: string): TicketClaims | undefined {
  const bytes = fromBase64Url(text);
  if (bytes === undefined) return undefined;
  try {
    const { app, origin, exp } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    if (typeof app !== 'string' || typeof exp !== 'number') return undefined;
    if (origin !== undefined && typeof origin !== 'string') return undefined;
    return { app, expiresAt: exp, ...(origin !== undefined && { origin }) };
  } catch {
    return undefined;
  }
}
