import { getWebInstrumentations, initializeFaro } from '@grafana/faro-web-sdk';
import { TracingInstrumentation } from '@grafana/faro-web-tracing';

// "With OTel tracing" in the README of faro-web-sdk
initializeFaro({
  url: `${location.origin}/collect`,
  apiKey: 'secret',
  instrumentations: [...getWebInstrumentations(), new TracingInstrumentation()],
  app: { name: 'bench', version: '1.0.0' },
});
