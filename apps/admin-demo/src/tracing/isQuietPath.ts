/** The ingest would trace its own posts in a loop; probes, scrapes and static files would only be noise. */
const QUIET = ['/api/ops/ingest', '/health', '/metrics', '/_next', '/favicon.ico', '/icon.svg'];

/** Whether requests to a path are never traced. */
export function isQuietPath(path: string): boolean {
  return QUIET.some((quiet) => path === quiet || path.startsWith(`${quiet}/`));
}
