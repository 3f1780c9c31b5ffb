/** The publishable key of the panel's own pages. Publishable: it stands in every page, and is no secret. */
export const DEMO_KEY = 'pk_demo_panel';

/** The publishable key of examples/static. */
export const STATIC_KEY = 'pk_demo_static';

/** Where examples/static is served unless told otherwise. */
const EXAMPLE_PORT = 8080;

/**
 * `APPS` for a local set-up: the panel, and pages that are not ours, each with the origins that it is opened at.
 *
 * @param {{ ports: { panel: number }, sampleRate?: number, pageOrigins?: string[] }} options
 *   pageOrigins: where other pages are served, besides examples/static.
 */
export function demoApps({ ports, sampleRate = 1, pageOrigins = [] }) {
  const local = (port) => [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  return JSON.stringify({
    [DEMO_KEY]: {
      app: 'admin-demo',
      environment: 'development',
      origins: local(ports.panel),
      sampleRate,
      reportRate: 1,
    },
    [STATIC_KEY]: {
      app: 'static-example',
      environment: 'development',
      origins: [...local(EXAMPLE_PORT), ...pageOrigins],
      sampleRate: 1,
      reportRate: 1,
    },
  });
}
