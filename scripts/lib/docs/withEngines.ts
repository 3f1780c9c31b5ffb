import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VITALS } from '@throughline/conventions/vitals';
import { table } from './table.ts';

/** Written by the engine suite of rum-sdk with `UPDATE_FINDINGS=1`, and held against the engines in every run. */
const FINDINGS_FILE = join(
  import.meta.dirname,
  '../../../packages/rum-sdk/test/harness/engines/findings.json',
);

interface Findings {
  readonly version: string;
  readonly vitals: readonly string[];
  readonly longFrames: boolean;
  readonly softNavigationVitals: boolean;
  readonly navigationApi: boolean;
}

const TITLES: Readonly<Record<string, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'WebKitGTK',
};

/** What is generated stands between these two lines. */
const PLACE = /(<!-- engines: made by `npm run docs` -->\n).*?(<!-- \/engines -->)/s;

/** The text with the table of what each engine reports in its place. */
export function withEngines(text: string): string {
  return text.replace(PLACE, (_, begin: string, end: string) => `${begin}\n${enginesTable()}\n\n${end}`);
}

function enginesTable(): string {
  const findings = JSON.parse(readFileSync(FINDINGS_FILE, 'utf8')) as Record<string, Findings>;
  const engines = Object.entries(findings).sort(([a], [b]) => a.localeCompare(b));
  const row = (title: string, has: (found: Findings) => boolean) => [
    title,
    ...engines.map(([, found]) => (has(found) ? 'yes' : '–')),
  ];
  return table(
    ['', ...engines.map(([name, { version }]) => `${TITLES[name] ?? name} ${version}`)],
    [
      ...Object.keys(VITALS).map((vital) => row(vital, ({ vitals }) => vitals.includes(vital))),
      row('vitals of soft navigations', ({ softNavigationVitals }) => softNavigationVitals),
      row('long animation frames', ({ longFrames }) => longFrames),
      row('soft navigations seen by the Navigation API', ({ navigationApi }) => navigationApi),
    ],
  );
}
