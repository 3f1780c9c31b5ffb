/** One change of a body; `at` and `to` are shares of its length, 0 to 1, so that one mutation fits every body. */
export type ByteMutation =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'drop' | 'double'; readonly at: number; readonly to: number }
  | { readonly kind: 'insert' | 'overwrite'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'rename' | 'revalue'; readonly at: number; readonly text: string };

/** A JSON key with its colon, and a JSON scalar behind a colon. */
const KEY = /"[^"\\]*"(?=:)/g;
const SCALAR = /(?<=:)(?:"(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null)/g;

/** Applies one mutation; bytes in which it finds nothing to change come back as they are. */
export function mutateBytes(bytes: Uint8Array, mutation: ByteMutation): Uint8Array {
  const index = (share: number) => Math.floor(share * bytes.length);
  const at = index(mutation.at);
  switch (mutation.kind) {
    case 'cut':
      return bytes.subarray(0, at);
    case 'drop':
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(at, index(mutation.to)))]);
    case 'double':
      return Buffer.concat([bytes.subarray(0, Math.max(at, index(mutation.to))), bytes.subarray(at)]);
    case 'insert':
      return Buffer.concat([bytes.subarray(0, at), mutation.bytes, bytes.subarray(at)]);
    case 'overwrite':
      return Buffer.concat([
        bytes.subarray(0, at),
        mutation.bytes,
        bytes.subarray(at + mutation.bytes.length),
      ]);
    case 'rename':
      return replaceMatch(bytes, KEY, { share: mutation.at, by: JSON.stringify(mutation.text) });
    case 'revalue':
      return replaceMatch(bytes, SCALAR, { share: mutation.at, by: mutation.text });
  }
}

/** Replaces the match that lies at a share of all matches; as latin1, which keeps every byte. */
function replaceMatch(
  bytes: Uint8Array,
  pattern: RegExp,
  { share, by }: { share: number; by: string },
): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const matches = [...text.matchAll(pattern)];
  const match = matches[Math.floor(share * matches.length)];
  if (match === undefined) return bytes;
  const replacement = Buffer.from(by).toString('latin1');
  const changed = text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length);
  return Buffer.from(changed, 'latin1');
}
