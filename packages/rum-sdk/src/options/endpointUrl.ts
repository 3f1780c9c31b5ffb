/** Resolved against the page's own address, not its `<base>`: a base element must not choose who gets the data. */
export function endpointUrl(endpoint: string): URL | undefined {
  try {
    const url = new URL(endpoint, location.href);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
