/** The loopback address is nobody's, and a name for it in development; what ends in zeros is a version or a net: `Chrome/120.0.0.0`. */
export function isAddress(ip: string): boolean {
  return ip !== '127.0.0.1' && !ip.endsWith('.0.0.0') && ip.split('.').every((octet) => Number(octet) < 256);
}
