import { SIMPLE_CONTENT_TYPE } from '@throughline/conventions/wire';
import { nativeGap } from '../../platform/nativeGap.ts';
import { belowTracers } from './belowTracers.ts';
import type { PostBody, PostTarget } from './postRequest.ts';

/**
 * How posts leave this page, taken before anything of ours or of a later script stands around it: by the browser's own
 * fetch, or where the page has put something around that, by XMLHttpRequest. What stands around fetch may add a header,
 * with which each post needs a preflight that the ingest refuses; it may hand on something else than a response, or send
 * the visitor to sign in over a 401 of ours. A page that has put its own in the place of XMLHttpRequest too has to do.
 */
export function waysOut(): Pick<PostTarget, 'fetch' | 'keepsAlive'> {
  const fetch = belowTracers(globalThis.fetch);
  const open = belowTracers(XMLHttpRequest.prototype.open);
  const send = belowTracers(XMLHttpRequest.prototype.send);
  const isNative = nativeGap(fetch) !== undefined;
  const byXhr: PostTarget['fetch'] = async (url, { body }) => {
    const xhr = new XMLHttpRequest();
    await new Promise((onload, onerror) => {
      // what wraps it may hand on an `undefined`, which is a false
      open.call(xhr, 'POST', url, true);
      xhr.onload = onload;
      xhr.onerror = onerror;
      send.call(xhr, new Blob([body as PostBody], { type: SIMPLE_CONTENT_TYPE }));
    });
    const response = new Response(xhr.response || null, xhr);
    // where a header isn't exposed, asking for it is an error in the console
    if (!response.ok) response.headers.append('retry-after', `${xhr.getResponseHeader('retry-after')}`);
    return response;
  };
  return {
    fetch: isNative || !open ? fetch : byXhr,
    keepsAlive: isNative && 'keepalive' in Request.prototype,
  };
}
