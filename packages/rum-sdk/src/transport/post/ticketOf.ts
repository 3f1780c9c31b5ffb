import type { PostTarget } from './postRequest.ts';

/** What the page's own function may give. */
export type GiveTicket = () => string | Promise<string>;

/**
 * The site's ticket as each post asks for it, at once. A function is asked anew each time; a promise of its is waited for by
 * no post, since a page that is left has no time to: posts take the last ticket that there is, and the first one is asked for
 * at the start. Where the function gives none, or throws, posts go without (or with the last one), and one line says so.
 */
export function ticketOf(given: string | GiveTicket | undefined): PostTarget['ticket'] {
  if (typeof given !== 'function') return given;
  let last: string | undefined;
  let isTold = false;
  const take = (ticket: unknown): void => {
    if (typeof ticket === 'string' && ticket) last = ticket;
    else tell('gave none');
  };
  const tell = (what: string): void => {
    if (isTold) return;
    isTold = true;
    console.warn(
      `[throughline] option ticket: its function ${what}. Posts go without a ticket, or with the last one, until it gives a text, or a promise of one.`,
    );
  };
  const ask = (): void => {
    try {
      const ticket: unknown = given();
      if (typeof ticket === 'object') Promise.resolve(ticket).then(take, () => tell('rejected'));
      else take(ticket);
    } catch {
      tell('threw an error');
    }
  };
  ask();
  return () => {
    ask();
    return last;
  };
}
