import { expect, it } from 'vitest';
import { misspelt } from './misspelt.ts';
import { RULES } from './rules.ts';

const options = Object.keys(RULES);

it.each([
  ['smapleRate', 'data-smaple-rate', 'data-sample-rate'],
  ['samplerate', 'data-samplerate', 'data-sample-rate'],
  ['reportrate', 'data-reportrate', 'data-report-rate'],
  ['propogateTo', 'data-propogate-to', 'data-propagate-to'],
  ['propagate', 'data-propagate', 'data-propagate-to'],
  ['kye', 'data-kye', 'data-key'],
  ['env', 'data-env', 'data-environment'],
  ['route', 'data-route', 'data-routes'],
  ['enpoint', 'data-enpoint', 'data-endpoint'],
])('names what %s was to be', (name, wrong, right) => {
  expect(misspelt(name, options)).toBe(
    `${wrong} is no attribute of the script, and is ignored. Write ${right}.`,
  );
});

it.each([
  'cfasync',
  'nscript',
  'cookieconsent',
  'turboTrack',
  'site',
  'id',
  'k',
  'rate',
  'sid',
  'domain',
  'mode',
])("says nothing of %s, which is somebody else's", (name) => expect(misspelt(name, options)).toBeUndefined());
