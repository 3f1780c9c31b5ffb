import { expect, it } from 'vitest';
import { readScriptData } from './readScriptData.ts';

const src = 'https://edge.example.com/rum.js?v=1';

it('posts to where the script came from, unless told otherwise', () => {
  expect(readScriptData({ src, dataset: { key: 'pk_x', service: 'shop' } })).toEqual({
    endpoint: 'https://edge.example.com/v1/traces',
    key: 'pk_x',
    service: 'shop',
  });
  expect(readScriptData({ src, dataset: { endpoint: '/_rum/v1/traces' } }).endpoint).toBe('/_rum/v1/traces');
});

it('reads numbers, lists and switches', () => {
  const dataset = {
    sampleRate: '0.1',
    reportRate: 'all',
    propagateTo: 'https://a.example, https://b.example,',
    propagateExcept: '/downloads/',
    routes: '/residences/:id,/tasks/*',
    flushIntervalMs: '5000',
    debug: '',
  };
  expect(readScriptData({ src, dataset })).toMatchObject({
    sampleRate: 0.1,
    reportRate: Number.NaN,
    propagateTo: ['https://a.example', 'https://b.example'],
    propagateExcept: ['/downloads/'],
    routes: ['/residences/:id', '/tasks/*'],
    flushIntervalMs: 5000,
    debug: true,
  });
});
