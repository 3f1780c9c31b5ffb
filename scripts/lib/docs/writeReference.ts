import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attribute } from '@throughline/conventions/attribute';
import { CLIENT_DROP_REASONS, CLIENT_DROPPED_PREFIX } from '@throughline/conventions/browserAttributes';
import { EVENT_NAMES } from '@throughline/conventions/events';
import { LABELS, METRICS, type Metric } from '@throughline/conventions/metrics';
import { SERVER_ATTRIBUTES } from '@throughline/conventions/serverAttributes';
import { SPAN_NAMES } from '@throughline/conventions/spans';
import { VITALS } from '@throughline/conventions/vitals';
import { privacyTables, treatmentTable } from './privacyTables.ts';
import { table } from './table.ts';
import { withEngines } from './withEngines.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDER = 'docs/reference';
const SDK_README = 'packages/rum-sdk/README.md';
const NOTE = 'Made from `packages/conventions` by `npm run docs`; `npm run check` fails when it is stale.';

function attributeRows(attributes: Record<string, Attribute>): string[][] {
  return Object.entries(attributes).map(([name, { type, on, scrub, doc }]) => [
    `\`${name}\``,
    type,
    on.join(', '),
    scrub,
    doc,
  ]);
}

const ATTRIBUTE_HEAD = ['attribute', 'type', 'on', 'scrubbed as', 'meaning'];

const attributesPage = `# Attributes: all that can leave a page

${NOTE}

This page is for whoever answers for the visitors' privacy. An attribute that is not in these tables leaves no page and enters no store: it is an allowlist, in the page, and once more at the edge.

What the SDK never sends: cookies, storage, form values and keys, texts, ids and classes of elements, titles, referrers, headers and bodies of requests and answers, query strings and fragments, the user-agent string, the language, the screen, the time zone, a place. The browser adds to a post the headers that it adds to any request, but cookies and the page's path. The client's address is used against abuse at the edge, and neither stored nor forwarded.

Nothing is sent for visitors with Global Privacy Control or Do Not Track, nor before consent where the site asks for it. Withdrawn consent forgets what was not yet sent, and the session.

## How values are treated

${treatmentTable()}

Every text is scrubbed once more at the edge.

## What a page may send

${privacyTables()}

### Counts and events

Besides, on the resource: \`${CLIENT_DROPPED_PREFIX}{reason}\`, how many spans the SDK dropped, for the reasons ${CLIENT_DROP_REASONS.map((reason) => `\`${reason}\``).join(', ')}.

Events on spans carry only these names: ${EVENT_NAMES.map((name) => `\`${name}\``).join(', ')}.

## What a server may send besides

${table(ATTRIBUTE_HEAD, attributeRows(SERVER_ATTRIBUTES))}
`;

const spansPage = `# Spans

${NOTE}

Each span of the SDK carries its type as \`rum.span.type\`, and \`rum.route\`.

${table(
  ['type', 'name'],
  Object.entries(SPAN_NAMES).map(([type, name]) => [`\`${type}\``, `\`${name}\``]),
)}

## Web vitals

${table(
  ['vital', 'unit on the wire', 'good up to', 'poor above', 'dropped above', 'histogram'],
  Object.entries(VITALS).map(([name, vital]) => [
    name,
    vital.wireUnit === 'ms' ? 'ms' : 'none',
    `${vital.good}`,
    `${vital.poor}`,
    `${vital.plausibleMax}`,
    `\`${vital.metric}\``,
  ]),
)}
`;

const metricsPage = `# Metrics

${NOTE}

${table(
  ['metric', 'type', 'unit', 'labels (and `shard`)', 'meaning'],
  Object.entries<Metric>(METRICS).map(([name, metric]) => [
    `\`${name}\``,
    metric.type,
    metric.unit === '1' ? 'none' : metric.unit,
    metric.labels.join(', '),
    metric.doc,
  ]),
)}

## Bounds of the histograms

${table(
  ['metric', '`le`, without +Inf'],
  Object.entries<Metric>(METRICS).flatMap(([name, { buckets }]) =>
    buckets ? [[`\`${name}\``, buckets.join(', ')]] : [],
  ),
)}

## Labels

${table(
  ['label', 'meaning'],
  Object.entries(LABELS).map(([name, doc]) => [`\`${name}\``, doc]),
)}
`;

const pages = {
  [`${FOLDER}/attributes.md`]: attributesPage,
  [`${FOLDER}/spans.md`]: spansPage,
  [`${FOLDER}/metrics.md`]: metricsPage,
  [SDK_README]: withEngines(readOrEmpty(SDK_README)),
};
const check = process.argv.includes('--check');
mkdirSync(join(ROOT, FOLDER), { recursive: true });
for (const [name, text] of Object.entries(pages)) {
  if (!check) {
    writeFileSync(join(ROOT, name), text);
  } else if (readOrEmpty(name) !== text) {
    console.error(`${name} is stale: run \`npm run docs\` and commit what it writes`);
    process.exitCode = 1;
  }
}

function readOrEmpty(name: string): string {
  try {
    return readFileSync(join(ROOT, name), 'utf8');
  } catch {
    return '';
  }
}
