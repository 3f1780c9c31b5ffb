import { fileURLToPath } from 'node:url';

/** A page of the bench, and the script that it carries. */
export interface Contender {
  readonly name: string;
  /** Its module, bundled as an app's build would. */
  readonly module?: string;
  /** A finished script, taken as it is, and what is called after it. */
  readonly script?: { readonly file: string; readonly start?: string };
  /** Attributes of its script tag. */
  readonly data?: string;
  /** Whether it has a server to send to: no post then means that it isn't running. */
  readonly sends: boolean;
}

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const module = (name: string): string => path(`pages/${name}.ts`);

/** Session replay is no part of what is compared, and its recorder a download of its own. */
const START_DATADOG = `
DD_RUM.init({ applicationId: 'bench', clientToken: 'pub', service: 'bench', proxy: location.origin + '/datadog',
  sessionSampleRate: 100, sessionReplaySampleRate: 0, trackResources: true, trackLongTasks: true,
  trackUserInteractions: true, allowedTracingUrls: [location.origin] });`;

/**
 * The first is the page alone, the second what the others are compared with: bare web-vitals, which keeps what it measures
 * to itself, and the third the same with one beacon at the hide, as any use of it has. Each peer traces requests and reports
 * vitals, set up as its own README or first page of documentation says, and nothing more.
 */
export const CONTENDERS = [
  { name: 'nothing', sends: false },
  { name: 'web-vitals', module: module('webVitals'), sends: false },
  { name: 'web-vitals-sent', module: module('webVitalsSent'), sends: true },
  {
    name: 'throughline',
    script: { file: path('../../../packages/rum-sdk/dist/rum.js') },
    data: 'data-key="pk_bench" data-service="bench"',
    sends: true,
  },
  { name: 'elastic', module: module('elastic'), sends: true },
  { name: 'opentelemetry', module: module('opentelemetry'), sends: true },
  { name: 'sentry', module: module('sentry'), sends: true },
  {
    name: 'datadog',
    script: {
      file: path('../../../node_modules/@datadog/browser-rum/bundle/datadog-rum.js'),
      start: START_DATADOG,
    },
    sends: true,
  },
  { name: 'faro', module: module('faro'), sends: true },
] as const satisfies readonly Contender[];

/** Names in the table. */
export type ContenderName = (typeof CONTENDERS)[number]['name'];
