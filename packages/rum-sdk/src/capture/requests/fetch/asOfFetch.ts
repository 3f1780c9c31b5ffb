/** How Chromium and Firefox begin an error of `new Request`; WebKit has the same words for fetch. */
const OF_REQUEST = /^(TypeError: )?(Failed to construct 'Request'|Request constructor:)/;

/** An error of `new Request` in the words of fetch; one of the app's own as it is. */
export function asOfFetch(error: unknown): unknown {
  if (error instanceof TypeError && OF_REQUEST.test(error.message)) {
    const reword = (text: string | undefined): string =>
      `${text}`.replace(OF_REQUEST, (_, name = '', words: string) =>
        words.endsWith(':') ? 'Window.fetch:' : `${name}Failed to execute 'fetch' on 'Window'`,
      );
    error.message = reword(error.message);
    error.stack = reword(error.stack);
  }
  return error;
}
