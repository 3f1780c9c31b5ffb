/** The headers of a remote-write 1.0 request (specification, "Protocol"). A sender adds `Authorization`. */
export const REMOTE_WRITE_HEADERS = {
  'Content-Type': 'application/x-protobuf',
  'Content-Encoding': 'snappy',
  'X-Prometheus-Remote-Write-Version': '0.1.0',
  'User-Agent': 'throughline/0.1.0',
} as const;
