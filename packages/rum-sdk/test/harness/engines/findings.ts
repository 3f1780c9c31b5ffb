import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { EngineName } from './engine.ts';

/** What each engine reports, as the suite measured it: the table in the package's README is made from it. */
const FILE = new URL('./findings.json', import.meta.url);

/** What an engine can measure. */
export interface Findings {
  readonly version: string;
  readonly vitals: readonly string[];
  readonly longFrames: boolean;
  readonly softNavigationVitals: boolean;
  readonly navigationApi: boolean;
}

/** `UPDATE_FINDINGS=1` writes what is measured instead of holding it against the file. */
export const UPDATES_FINDINGS = Boolean(process.env.UPDATE_FINDINGS);

/** What was found when the file was written. */
export function readFindings(engine: EngineName): Findings {
  return readAll()[engine] as Findings;
}

/** Takes what is measured now for what holds. */
export function writeFindings(engine: EngineName, findings: Findings): void {
  writeFileSync(FILE, `${JSON.stringify({ ...readAll(), [engine]: findings }, null, 2)}\n`);
}

function readAll(): Record<string, Findings> {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
}
