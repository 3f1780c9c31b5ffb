import { browserTracingIntegration, init } from '@sentry/browser';

// https://docs.sentry.io/platforms/javascript/tracing/
init({
  dsn: `http://public@${location.host}/1`,
  integrations: [browserTracingIntegration()],
  tracesSampleRate: 1,
});
