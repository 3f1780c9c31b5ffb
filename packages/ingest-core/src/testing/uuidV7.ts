/** A UUIDv7 (RFC 9562, section 5.7) of a time, Unix milliseconds. */
export function uuidV7(at: number): string {
  const time = Math.floor(at).toString(16).padStart(12, '0');
  const random = Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}
