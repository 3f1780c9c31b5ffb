/**
 * Modules of OpenTelemetry that the script's code imports and never runs, with what stands for them in the bundle.
 * The npm package leaves OpenTelemetry outside and has none of this. That each stand-in is enough is proven by the
 * browser suite, which runs the bundle; a module that moves in a newer version fails the build.
 */
const STAND_INS = {
  // `register()` is never called: it would put a context manager and baggage into the page
  'sdk-trace-web/build/esm/StackContextManager.js': 'export class StackContextManager {}',
  'core/build/esm/propagation/composite.js': 'export class CompositePropagator {}',
  'core/build/esm/baggage/propagation/W3CBaggagePropagator.js': 'export class W3CBaggagePropagator {}',
  'core/build/esm/trace/W3CTraceContextPropagator.js':
    'export class W3CTraceContextPropagator {} export const TRACE_PARENT_HEADER = 0, TRACE_STATE_HEADER = 0, parseTraceParent = 0;',
  'api/build/esm/propagation-api.js': 'export const propagation = {};',
  // resource, sampler, ids and limits are all passed in, so no default and no environment variable is read
  'sdk-trace-base/build/esm/config.js':
    'export const loadDefaultConfig = () => ({}), buildSamplerFromEnv = 0;',
  'sdk-trace-base/build/esm/utility.js': 'export const reconfigureLimits = (config) => config;',
  'core/build/esm/utils/merge.js': 'export const merge = Object.assign;',
  'sdk-trace/build/esm/sampler/ParentBasedSampler.js': 'export class ParentBasedSampler {}',
  'sdk-trace/build/esm/sampler/AlwaysOnSampler.js': 'export class AlwaysOnSampler {}',
  'sdk-trace/build/esm/sampler/AlwaysOffSampler.js': 'export class AlwaysOffSampler {}',
  'sdk-trace/build/esm/sampler/TraceIdRatioBasedSampler.js': 'export class TraceIdRatioBasedSampler {}',
  'sdk-trace/build/esm/platform/browser/RandomIdGenerator.js': 'export class RandomIdGenerator {}',
  'resources/build/esm/index.js': 'export const defaultResource = 0;',
  // the SDK's metrics about itself have no meter here
  'sdk-trace/build/esm/TracerMetrics.js':
    'const end = () => {}; export class TracerMetrics { startSpan() { return end; } }',
  'api/build/esm/metrics/NoopMeter.js': 'export const createNoopMeter = () => ({}), NOOP_METER = {};',
  'api/build/esm/metrics-api.js': 'export const metrics = {};',
  // no diagnostic logger can be set through the script, and Node's inspector is elsewhere
  'api/build/esm/diag-api.js':
    'const no = () => {}; export const diag = { debug: no, error: no, info: no, warn: no };',
  'api/build/esm/api/diag.js':
    'const no = () => {}, none = { debug: no, error: no, info: no, warn: no }; export class DiagAPI { static instance() { return none; } }',
  'sdk-trace/build/esm/inspect.js':
    'export const inspectCustom = Symbol(), formatInspect = 0, settledResourceAttributes = 0;',
};

/** An esbuild plugin that puts the stand-ins in their places. */
export const unreachedModules = {
  name: 'unreached-modules',
  setup(plugin) {
    const seen = new Set();
    plugin.onLoad({ filter: /@opentelemetry[\\/].*\.js$/ }, ({ path }) => {
      const name = Object.keys(STAND_INS).find((end) =>
        path.replaceAll('\\', '/').endsWith(`@opentelemetry/${end}`),
      );
      if (name === undefined) return undefined;
      seen.add(name);
      return { contents: STAND_INS[name], loader: 'js' };
    });
    plugin.onEnd(() => {
      const missing = Object.keys(STAND_INS).filter((name) => !seen.has(name));
      return {
        errors: missing.map((name) => ({
          text: `${name} is not imported any more: take it out of unreachedModules.mjs`,
        })),
      };
    });
  },
};
