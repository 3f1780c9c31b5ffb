/** gzip of the chunks, one after the other; the same bytes for the same input. */
export async function gzip(chunks: readonly Uint8Array[]): Promise<Uint8Array> {
  const compressed = new Blob([...chunks]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(compressed).arrayBuffer());
}
