/** Where to go after the sign-in: a path of this panel; anything else (other origins, `//host`) becomes `/`. */
export function safeReturnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  const base = 'http://panel.invalid';
  const url = URL.parse(wanted, base);
  return url?.origin === base ? `${url.pathname}${url.search}` : '/';
}
