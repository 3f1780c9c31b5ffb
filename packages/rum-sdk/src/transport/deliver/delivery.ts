import { MAX_KEEPALIVE_SHARE_BYTES } from '@throughline/conventions/wire';
import { secondFile } from '../../secondFile/secondFile.ts';
import { compress } from '../encode/compress.ts';
import { beacon } from '../post/beacon.ts';
import { canDefer, deferPost, type TakeBack } from '../post/deferPost.ts';
import { type PostOutcome, postBatch } from '../post/postBatch.ts';
import { type PostBody, type PostTarget, postUrl } from '../post/postRequest.ts';
import type { PageState } from '../sender.ts';
import type { Batch } from './batch.ts';
import type { KeepaliveBudget } from './keepaliveBudget.ts';

/** Bytes from which our own gzip, on the page's thread, is worth its time where no quota asks for it. */
const MIN_GZIP_BYTES = 16 * 1024;

/**
 * A hidden page's answer is nearly always there by then, milliseconds; what isn't answered is left with the browser too.
 * Both at once would cost each page view a second request that nobody needs.
 */
const BACKUP_MS = 500;

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

/** A batch that has not been sent yet. */
export function createDelivery(batch: Batch, target: PostTarget, budget: KeepaliveBudget): Delivery {
  let body: PostBody = batch.body;
  let takeBack: TakeBack | undefined;
  let attempts = 0;
  let keptAlive = 0;
  let backup: ReturnType<typeof setTimeout> | undefined;

  const defer = (state: PageState): void => {
    takeBack ??= deferPost(batch, body, target, state === 'leaving' ? 0 : undefined);
  };
  const end = (): void => {
    clearTimeout(backup);
    backup = undefined;
    takeBack?.();
    takeBack = undefined;
  };
  const post = async (keepalive: boolean, state: PageState): Promise<PostOutcome> => {
    const url = postUrl(batch, target);
    const bytes = keepalive ? bytesOf(body) : 0;
    attempts++;
    keptAlive += Number(keepalive);
    budget.take(bytes);
    const sent = state === 'shown' ? await compress(body) : body;
    const outcome = await postBatch({ url, body: sent, keepalive }, target);
    budget.take(-bytes);
    keptAlive -= Number(keepalive);
    attempts--;
    if (outcome.kind === 'retry' && state !== 'shown') {
      // others may have used up the quota of keepalive: the page may be gone in a moment, and the id is the same
      defer(state);
      if (keepalive && !takeBack) beacon(url, body);
    }
    return outcome;
  };

  return {
    batch,
    isIdle: () => attempts === 0,
    isSafe: (state) =>
      keptAlive > 0 || takeBack !== undefined || (state === 'hidden' && backup !== undefined),
    end,
    async attempt(state) {
      end();
      if (state === 'shown') return post(false, state);
      body = shrunk(body);
      const bytes = bytesOf(body);
      if (budget.isSpare(bytes)) return post(true, state);
      if (state === 'hidden' && canDefer()) {
        backup = setTimeout(() => {
          defer(state);
          // its policy or its quota can be against it
          if (!takeBack) beacon(postUrl(batch, target), body);
        }, BACKUP_MS);
        return post(false, state);
      }
      defer(state);
      if (takeBack && state === 'leaving') return { kind: 'deferred' };
      return post(!takeBack && budget.fits(bytes), state);
    },
  };
}

function bytesOf(body: PostBody): number {
  return typeof body === 'string' ? body.length : body.byteLength;
}

/** Where all ways out share keepalive's quota, what would starve the page's own requests is made small, where that can be had. */
function shrunk(body: PostBody): PostBody {
  const limit = canDefer() ? MIN_GZIP_BYTES : MAX_KEEPALIVE_SHARE_BYTES;
  if (typeof body !== 'string' || body.length <= limit) return body;
  return secondFile()?.gzip(new TextEncoder().encode(body)) ?? body;
}
