/** How Chromium and Firefox begin an error of `new Request`; WebKit has the same words for fetch. */
const OF_REQUEST = /(Failed to construct 'Request'|Request constructor):/;

/** An error of `new Request` in the words of fetch; one of the app's own as it is. */
export function asOfFetch(error: unknown): unknown {
  if (error instanceof TypeError && OF_REQUEST.test(error.message)) {
    const words = error.message.startsWith('R') ? 'Window.fetch:' : "Failed to execute 'fetch' on 'Window':";
    error.message = error.message.replace(OF_REQUEST, words);
    error.stack = `${error.stack}`.replace(OF_REQUEST, words);
  }
  return error;
}
