/** `@throughline/rum-sdk/global`: the only part that runs OpenTelemetry's API, so that pages without it don't load it. */
export { registerGlobal } from './registerGlobal.ts';
