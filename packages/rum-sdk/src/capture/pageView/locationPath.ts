/**
 * The path that names the page. An app that routes by fragment (`#/tasks/7`, `#!/tasks/7`) is named by that one. An
 * address without a path (`about:blank`, `about:srcdoc`, `blob:`, `data:`) is `/`: what stands there may be the document itself.
 */
export function locationPath(): string {
  const [routed = ''] = location.hash.replace('#!', '#').slice(1).split('?');
  const path = routed.startsWith('/') ? routed : location.pathname;
  return path.startsWith('/') ? path : '/';
}
