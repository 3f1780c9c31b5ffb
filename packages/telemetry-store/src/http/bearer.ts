import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpFault, StoreRequest } from './exchange.ts';

const UNAUTHORIZED: HttpFault = {
  status: 401,
  message: 'a valid bearer token is required: Authorization: Bearer <STORE_TOKEN>',
  headers: { 'WWW-Authenticate': 'Bearer' },
};

/** Checks `Authorization: Bearer <token>`; returns the refusal, or undefined where the token is right. */
export function bearerCheck(token: string): (request: StoreRequest) => HttpFault | undefined {
  const expected = digest(token);
  return (request) => {
    const given = /^Bearer +(\S+) *$/i.exec(request.header('authorization') ?? '')?.[1];
    // Digests have one length, so that the comparison takes the same time for every token.
    return given !== undefined && timingSafeEqual(digest(given), expected) ? undefined : UNAUTHORIZED;
  };
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
