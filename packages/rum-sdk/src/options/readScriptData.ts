import { TRACES_PATH } from '@throughline/conventions/wire';
import type { RumOptions } from './options.ts';

type Data = Readonly<Record<string, string | undefined>>;

/**
 * The options of `<script src="https://edge.example.com/rum.js" data-key data-service …>`: `data-sample-rate` is
 * `sampleRate` and so on, lists are separated by commas. By default posts go to where the script came from.
 */
export function readScriptData(script: { readonly src: string; readonly dataset: Data }): RumOptions {
  // what a library has put on Object.prototype is no attribute
  const dataset = { __proto__: null, ...script.dataset } as unknown as Data;
  const options = {
    endpoint: dataset.endpoint ?? new URL(TRACES_PATH, script.src).href,
    key: dataset.key ?? '',
    ticket: dataset.ticket,
    service: dataset.service ?? '',
    version: dataset.version,
    environment: dataset.environment,
    sampleRate: numberOf(dataset.sampleRate),
    reportRate: numberOf(dataset.reportRate),
    propagateTo: listOf(dataset.propagateTo),
    routes: listOf(dataset.routes),
    flushIntervalMs: numberOf(dataset.flushIntervalMs),
    sampling: dataset.sampling as RumOptions['sampling'],
    session: dataset.session as RumOptions['session'],
    consent: dataset.consent as RumOptions['consent'],
    debug: dataset.debug === undefined ? undefined : dataset.debug !== 'false',
  };
  return options;
}

/** NaN for what is no number, which the check of the options names. */
function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' ? undefined : Number(text);
}

function listOf(text: string | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
