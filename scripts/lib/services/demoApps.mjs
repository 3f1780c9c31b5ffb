/** The publishable key of the panel's own pages. Publishable: it stands in every page, and is no secret. */
export const DEMO_KEY = 'pk_demo_panel';

/** The publishable key of examples/static. */
export const STATIC_KEY = 'pk_demo_static';

/** `APPS` for a local set-up: the panel and the static example, each with the origins that it is opened at. */
export function demoApps({ ports, sampleRate = 1, staticOrigins = [] }) {
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
      origins: staticOrigins.length ? staticOrigins : local(8080),
      sampleRate: 1,
      reportRate: 1,
    },
  });
}
