/** What becomes of a member of `propagateTo` that says more than an origin does. */
export function takenAsOrigin(address: string): string {
  const { origin } = new URL(address);
  return `option propagateTo (data-propagate-to): ${address} is taken as ${origin}, every path of which gets traceparent. Write the origin alone.`;
}
