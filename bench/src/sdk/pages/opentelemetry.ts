import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch';
import { XMLHttpRequestInstrumentation } from '@opentelemetry/instrumentation-xml-http-request';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { WebTracerProvider } from '@opentelemetry/sdk-trace-web';
import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals/attribution';

// as the READMEs of sdk-trace-web, the exporter and the two instrumentations say; vitals as spans, since it has none of its own
const exporter = new OTLPTraceExporter({ url: `${location.origin}/v1/traces` });
new WebTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] }).register();
registerInstrumentations({
  instrumentations: [new FetchInstrumentation(), new XMLHttpRequestInstrumentation()],
});

const tracer = trace.getTracer('web-vitals');
for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB])
  on(({ name, value, rating, navigationType }) => {
    tracer.startSpan(name, { attributes: { value, rating, navigationType } }).end();
  });
