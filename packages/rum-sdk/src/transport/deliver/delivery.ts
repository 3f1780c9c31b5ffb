import { MAX_KEEPALIVE_BYTES, MAX_KEEPALIVE_SHARE_BYTES } from '@throughline/conventions/wire';
import { later } from '../../platform/later.ts';
import { secondFile } from '../../secondFile/secondFile.ts';
import { compress } from '../encode/compress.ts';
import { beacon } from '../post/beacon.ts';
import { canDefer, deferPost, type TakeBack } from '../post/deferPost.ts';
import { type PostOutcome, postBatch } from '../post/postBatch.ts';
import { type PostTarget, postUrl } from '../post/postRequest.ts';
import type { PageState } from '../sender.ts';
import type { Batch } from './batch.ts';

/** Bytes from which our own gzip, on the page's thread, is worth its time where no quota asks for it. */
const MIN_GZIP_BYTES = 16 * 1024;

/**
 * A hidden page's answer is nearly always there by then, milliseconds; what isn't answered is left with the browser too.
 * Both at once would cost each page view a second request that nobody needs.
 */
const BACKUP_MS = 500;

/** A batch's ASCII, or the same as gzip: as many bytes as its `length` either way. */
type KeptBody = string | Uint8Array<ArrayBuffer>;

/** What an attempt came to. `deferred`: the browser has it, and will not tell. */
export type AttemptOutcome = PostOutcome | { readonly kind: 'deferred' };

/** One batch on its way, until it is acknowledged, refused, or given up. */
export interface Delivery {
  readonly batch: Batch;
  /** No attempt is under way. */
  isIdle(): boolean;
  /** It arrives even if the page is gone now; of one that is hidden: if it is gone by and by. */
  isSafe(state: PageState): boolean;
  /** Posts it in the way that suits the page's state. Never rejects. */
  attempt(state: PageState): Promise<AttemptOutcome>;
  /** Takes back what was left with the browser. */
  end(): void;
}

/**
 * A batch that has not been sent yet.
 *
 * @param keptAlive what all our posts in flight take of the bytes that keepalive requests of the page share.
 */
export function createDelivery(batch: Batch, target: PostTarget, keptAlive: { bytes: number }): Delivery {
  let body: KeptBody = batch.body;
  let takeBack: TakeBack | undefined;
  let attempts = 0;
  let ownKeptAlive = 0;
  let backup: ReturnType<typeof setTimeout> | undefined;

  const defer = (state: PageState): void => {
    takeBack ??= deferPost(batch, body, target, state === 'leaving' ? 0 : undefined);
  };
  /** Leaves it with the browser, whose policy or whose quota of deferred posts can be against that. */
  const leave = (state: PageState): void => {
    defer(state);
    if (!takeBack) beacon(postUrl(batch, target), body);
  };
  const end = (): void => {
    clearTimeout(backup);
    backup = undefined;
    takeBack?.();
    takeBack = undefined;
  };
  const takeQuota = (bytes: number): void => {
    ownKeptAlive += bytes;
    keptAlive.bytes += bytes;
  };
  const post = async (keepalive: boolean, state: PageState): Promise<PostOutcome> => {
    const bytes = keepalive ? body.length : 0;
    const url = postUrl(batch, target);
    attempts++;
    takeQuota(bytes);
    const sent = state === 'shown' ? await compress(body) : body;
    const outcome = await postBatch({ url, body: sent, keepalive }, target);
    takeQuota(-bytes);
    attempts--;
    // others may have used up the quota of keepalive: the page may be gone in a moment, and the id is the same
    if (outcome.kind === 'retry' && state !== 'shown') leave(state);
    return outcome;
  };

  return {
    batch,
    isIdle: () => attempts === 0,
    isSafe: (state) =>
      ownKeptAlive > 0 || takeBack !== undefined || (state === 'hidden' && backup !== undefined),
    end,
    async attempt(state) {
      end();
      if (state === 'shown') return post(false, state);
      body = shrunk(body);
      const bytes = keptAlive.bytes + body.length;
      if (bytes <= MAX_KEEPALIVE_SHARE_BYTES && target.keepsAlive) return post(true, state);
      if (state === 'hidden' && canDefer()) {
        backup = later(() => leave(state), BACKUP_MS);
        return post(false, state);
      }
      if (state === 'leaving') defer(state);
      return takeBack ? { kind: 'deferred' } : post(bytes <= MAX_KEEPALIVE_BYTES, state);
    },
  };
}

/** Where all ways out share keepalive's quota, what would starve the page's own requests is made small, where that can be had. */
function shrunk(body: KeptBody): KeptBody {
  const limit = canDefer() ? MIN_GZIP_BYTES : MAX_KEEPALIVE_SHARE_BYTES;
  if (typeof body !== 'string' || body.length <= limit) return body;
  return secondFile()?.gzipText(body) ?? body;
}
