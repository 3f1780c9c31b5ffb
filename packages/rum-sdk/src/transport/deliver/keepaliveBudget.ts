import { MAX_KEEPALIVE_BYTES, MAX_KEEPALIVE_SHARE_BYTES } from '@throughline/conventions/wire';

/** What our own posts in flight take of the bytes that all keepalive requests of the page share. */
export interface KeepaliveBudget {
  /** Whether so many bytes may go where there is another way: little enough for the page's own requests beside them. */
  isSpare(bytes: number): boolean;
  /** Whether so many bytes may go where there is no other. */
  fits(bytes: number): boolean;
  /** Takes them; they are given back with a negative number. */
  take(bytes: number): void;
}

/** A budget of which nothing is taken. */
export function createKeepaliveBudget(): KeepaliveBudget {
  let taken = 0;
  return {
    isSpare: (bytes) => taken + bytes <= MAX_KEEPALIVE_SHARE_BYTES,
    fits: (bytes) => taken + bytes <= MAX_KEEPALIVE_BYTES,
    take(bytes) {
      taken += bytes;
    },
  };
}
