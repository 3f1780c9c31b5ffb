import { ticketVerifier } from '@throughline/ingest-core/admit/tickets/ticketVerifier';
import { describe, expect, it } from 'vitest';
import { type PanelConfig, parsePanelEnv } from '../config/parsePanelEnv.ts';
import { contentSecurityPolicy } from '../http/contentSecurityPolicy.ts';
import { checkSenders } from '../ingest/buildIngest.ts';
import { connectOrigins } from './connectOrigins.ts';
import { readRumOptions } from './readRumOptions.ts';
import { rumAttributes } from './rumAttributes.ts';
import { rumTicket, ticketApp } from './rumTicket.ts';

function configOf(env: Record<string, string>): PanelConfig {
  const parsed = parsePanelEnv({ ADMIN_PASSWORD: 'correct horse', SESSION_SECRET: 's'.repeat(32), ...env });
  if (!parsed.ok) throw new Error(parsed.mistakes.join());
  return parsed.config;
}

/** Attributes as a browser gives them back: `data-rum-key` is `dataset.rumKey`. */
function datasetOf(attributes: Record<string, string>): Record<string, string> {
  const entries = Object.entries(attributes).map(([name, value]) => [
    name.slice('data-'.length).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(entries);
}

const ON = {
  OBS_ENABLED: 'true',
  RUM_KEY: 'pk_a',
  RUM_ENDPOINT: 'https://edge.example.org/v1/traces',
  RUM_SAMPLE_RATE: '0.1',
  RUM_FLUSH_INTERVAL_MS: '5000',
  RUM_PROPAGATE_TO: 'https://api.example.org, https://files.example.org:8443',
};

describe('the way of the settings through the page', () => {
  it('gives the SDK what the environment says', () => {
    expect(readRumOptions(datasetOf(rumAttributes(configOf(ON))))).toMatchObject({
      endpoint: 'https://edge.example.org/v1/traces',
      key: 'pk_a',
      service: 'admin-panel-web',
      sampleRate: 0.1,
      reportRate: 1,
      flushIntervalMs: 5000,
      propagateTo: ['https://api.example.org', 'https://files.example.org:8443'],
      routes: expect.arrayContaining(['/api/residences/:id']),
    });
  });

  it('is nothing where the panel is not observed', () => {
    expect(rumAttributes(configOf({ RUM_KEY: 'pk_a' }))).toEqual({});
    expect(readRumOptions({})).toBeUndefined();
  });
});

describe('the ticket of a page', () => {
  const secret = 't'.repeat(32);
  const TICKETS = { ...ON, RUM_TICKET_SECRET: secret, RUM_APP: 'care' };

  it('is signed for the app, and read anew for each post', async () => {
    const ticket = await rumTicket(configOf(TICKETS));
    const data = datasetOf(rumAttributes(configOf(TICKETS), ticket));
    const read = readRumOptions(data)?.ticket as () => string;
    expect(read()).toBe(ticket);
    data.rumTicket = 'refreshed';
    expect(read()).toBe('refreshed');
    const use = { app: 'care', origin: 'https://care.example', madeAt: Date.now(), receivedAt: Date.now() };
    const verify = ticketVerifier();
    expect(await verify(ticket ?? '', { ...use, rule: { secrets: [secret] } })).toBeUndefined();
    expect(await verify(ticket ?? '', { ...use, app: 'other', rule: { secrets: [secret] } })).toBe(
      'ticket_wrong_app',
    );
  });

  it('is for the app that APPS has for the key, where RUM_APP is not set', () => {
    const APPS = JSON.stringify({
      pk_a: {
        ...{ app: 'shop', environment: 'test', origins: ['https://shop.example'] },
        ...{ requireTicket: true, ticketSecrets: ['RUM_TICKET_SECRET', 'RUM_TICKET_SECRET_OLD'] },
      },
    });
    const config = configOf({ ...TICKETS, RUM_APP: '', APPS, RUM_TICKET_SECRET_OLD: 'o'.repeat(32) });
    expect(ticketApp(config)).toBe('shop');
    expect(checkSenders(config)).toEqual([]);
    expect(checkSenders(configOf({ ...TICKETS, RUM_APP: '', APPS }))).toEqual([
      expect.stringMatching(/^APPS: pk_a\.ticketSecrets\.1: names a variable that is not set/),
    ]);
  });

  it('is none without a secret, and a mistake without an app or with a short one', async () => {
    expect(await rumTicket(configOf(ON))).toBeUndefined();
    expect(checkSenders(configOf({ ...TICKETS, RUM_APP: '' }))).toEqual([
      expect.stringMatching(/^RUM_APP is not set/),
    ]);
    expect(() => configOf({ ...TICKETS, RUM_TICKET_SECRET: 'short' })).toThrow(
      'RUM_TICKET_SECRET has 5 characters: use at least 32.',
    );
  });
});

describe('contentSecurityPolicy', () => {
  it('lets pages call the ingest and what gets traceparent, and run no script without the nonce', () => {
    const connectTo = connectOrigins(configOf(ON).rum);
    const policy = contentSecurityPolicy({ nonce: 'abc', connectTo, development: false });
    expect(policy).toContain(
      "connect-src 'self' https://edge.example.org https://api.example.org https://files.example.org:8443;",
    );
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toContain('unsafe-eval');
  });

  it("needs nothing but the own origin for the panel's own ingest", () => {
    expect(connectOrigins(configOf({}).rum)).toEqual([]);
  });
});
