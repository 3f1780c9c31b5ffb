/** What a page's policy depends on. */
export interface PolicyInput {
  /** Random for each answer; Next puts it on its own scripts. */
  readonly nonce: string;
  /** Origins beside our own that pages may call. */
  readonly connectTo: readonly string[];
  /** React's development build evaluates strings for its stack traces, and reloads over a WebSocket. */
  readonly development: boolean;
}

/** The Content-Security-Policy of a page (W3C CSP level 3, with `strict-dynamic`). */
export function contentSecurityPolicy({ nonce, connectTo, development }: PolicyInput): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Mantine and Recharts set sizes and colours in style attributes, which a nonce can't allow.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...connectTo, ...(development ? ['ws:'] : [])].join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return directives.join('; ');
}
