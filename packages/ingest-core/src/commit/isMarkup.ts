/**
 * Whether a store's answer is a web page. A site, a sign-in or a proxy's page answers any post with 200, and stores nothing;
 * no receiver answers with markup.
 */
export function isMarkup(text: string): boolean {
  return text.trimStart().startsWith('<');
}
