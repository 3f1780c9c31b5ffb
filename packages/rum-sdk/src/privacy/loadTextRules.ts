/** The rules of free text, which only pages with an error or a name of their own need: in a chunk of their own. */
export async function loadTextRules(): Promise<(text: string) => string> {
  const { scrubText } = await import('@throughline/scrub/scrubText');
  return scrubText;
}
