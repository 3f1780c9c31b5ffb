import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../environment.ts';
import { readDestinations } from './readDestinations.ts';
import { MAX_DESTINATIONS } from './readOtlpDestinations.ts';

const SECRET = 'very-secret-value';

const read = (variables: Record<string, string>) =>
  readDestinations({ SHARD: env.SHARD, TEMPO_TOKEN: SECRET, ...variables } as Environment);

const readJson = (destinations: unknown) => read({ OTLP_DESTINATIONS: JSON.stringify(destinations) });

describe('readDestinations', () => {
  it('is content with none', () => {
    expect(read({})).toEqual({ otlp: [], remoteWrite: undefined, mistakes: [] });
  });

  it('reads tokens and headers, by value and by the name of a secret', () => {
    const { otlp, mistakes } = readJson({
      tempo: { endpoint: 'https://tempo.example', token: { env: 'TEMPO_TOKEN' } },
      behind_access: {
        endpoint: 'https://jaeger.example/base',
        headers: { 'CF-Access-Client-Id': 'id', 'CF-Access-Client-Secret': { env: 'TEMPO_TOKEN' } },
      },
    });
    expect(mistakes).toEqual([]);
    expect(otlp).toEqual([
      {
        name: 'tempo',
        endpoint: 'https://tempo.example',
        headers: { Authorization: `Bearer ${SECRET}` },
      },
      {
        name: 'behind_access',
        endpoint: 'https://jaeger.example/base',
        headers: { 'CF-Access-Client-Id': 'id', 'CF-Access-Client-Secret': SECRET },
      },
    ]);
  });

  it('gives the first destination and remote-write fixed headers too', () => {
    const { otlp, remoteWrite, mistakes } = read({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://jaeger.example',
      OTLP_TOKEN: 't',
      OTEL_EXPORTER_OTLP_HEADERS: 'CF-Access-Client-Id=id, CF-Access-Client-Secret=a%2Cb%3D',
      REMOTE_WRITE_URL: 'https://vm.example/api/v1/write',
      REMOTE_WRITE_HEADERS: 'X-Scope-OrgID=team',
    });
    expect(mistakes).toEqual([]);
    expect(otlp[0]?.headers).toEqual({
      'CF-Access-Client-Id': 'id',
      'CF-Access-Client-Secret': 'a,b=',
      Authorization: 'Bearer t',
    });
    expect(remoteWrite?.headers).toEqual({ 'X-Scope-OrgID': 'team' });
  });

  const endpoint = 'https://tempo.example';
  it.each<[unknown, RegExp]>([
    [[], /no JSON object/],
    [{}, /no JSON object/],
    [{ Tempo: { endpoint } }, /"Tempo" is no name/],
    [{ otlp: { endpoint } }, /"otlp" is no name/],
    [{ remote_write: { endpoint } }, /"remote_write" is no name/],
    [{ tempo: 'https://tempo.example' }, /tempo\.endpoint is no URL/],
    [{ tempo: { endpoint: 'tempo:4318' } }, /tempo\.endpoint is no URL/],
    [{ tempo: { endpoint: `https://user:${SECRET}@tempo.example` } }, /tempo\.endpoint is no URL/],
    [{ tempo: { endpoint, bearer: SECRET } }, /tempo\.bearer is not known/],
    [{ tempo: { endpoint, token: 5 } }, /tempo\.token is neither/],
    [{ tempo: { endpoint, token: '' } }, /tempo\.token is neither/],
    [{ tempo: { endpoint, token: `${SECRET}\n` } }, /tempo\.token has unprintable/],
    [
      { tempo: { endpoint, token: { env: 'MISSING' } } },
      /tempo\.token names MISSING.+wrangler secret put MISSING/,
    ],
    [{ tempo: { endpoint, token: { env: 'SHARD' } } }, /names SHARD, which is not set/],
    [{ tempo: { endpoint, headers: [SECRET] } }, /headers\.0 is|headers is no object/],
    [{ tempo: { endpoint, headers: { 'X A': SECRET } } }, /"X A" is no header name/],
    [{ tempo: { endpoint, headers: { 'X-A': `${SECRET}\r\nX-B: c` } } }, /X-A has an empty or unprintable/],
    [{ tempo: { endpoint, headers: { 'content-type': SECRET } } }, /content-type is set by the protocol/],
    [{ tempo: { endpoint, token: 't', headers: { authorization: SECRET } } }, /keep one of them/],
  ])('leaves out and names %j', (destinations, mistake) => {
    const { otlp, mistakes } = readJson(destinations);
    expect(otlp).toEqual([]);
    expect(mistakes).toEqual([expect.stringMatching(mistake)]);
    expect(mistakes[0]).toMatch(/^OTLP_DESTINATIONS: /);
    expect(mistakes.join()).not.toContain(SECRET);
  });

  it('leaves the good ones in, and takes no more than a few', () => {
    const many = Object.fromEntries(
      Array.from({ length: MAX_DESTINATIONS + 1 }, (_, i) => [`d${i}`, { endpoint }]),
    );
    const { otlp, mistakes } = readJson({ ...many, d0: {} });
    expect(otlp).toHaveLength(MAX_DESTINATIONS - 1);
    expect(mistakes).toHaveLength(2);
  });

  it('writes remote-write 1.0 unless 2.0 is asked for', () => {
    const url = { REMOTE_WRITE_URL: 'https://prometheus.example/api/v1/write' };
    expect(read(url).remoteWrite).toMatchObject({ version: '1.0', nativeHistograms: false });
    const asked = { REMOTE_WRITE_VERSION: '2.0', REMOTE_WRITE_NATIVE_HISTOGRAMS: 'true' };
    expect(read({ ...url, ...asked }).remoteWrite).toMatchObject({ version: '2.0', nativeHistograms: true });
  });

  it.each([
    ['OTLP_DESTINATIONS', `{"tempo": ${SECRET}`],
    ['OTEL_EXPORTER_OTLP_HEADERS', SECRET],
    ['OTEL_EXPORTER_OTLP_HEADERS', `X-A=%${SECRET}`],
    ['REMOTE_WRITE_HEADERS', `Content-Encoding=${SECRET}`],
    ['REMOTE_WRITE_HEADERS', `X-A=é${SECRET}`],
  ])('names %s=%s, and shows no value', (name, value) => {
    const { mistakes } = read({ [name]: value });
    expect(mistakes).toEqual([expect.stringMatching(new RegExp(`^${name}: .+`))]);
    expect(mistakes.join()).not.toContain(SECRET);
  });
});
