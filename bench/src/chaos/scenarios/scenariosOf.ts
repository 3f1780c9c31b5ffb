import { BACKEND_FAILURES } from './backendFailures.ts';
import { CHANGES } from './changes.ts';
import { CLOCKS } from './clocks.ts';
import { DISKS } from './disks.ts';
import { EDGE_FAILURES } from './edgeFailures.ts';
import { POISON } from './poison.ts';
import type { Form, Scenario } from './scenario.ts';
import { STARVING } from './starving.ts';
import { STORE_FAILURES } from './storeFailures.ts';

/** The scenarios of a form of the run. */
export function scenariosOf(form: Form): readonly Scenario[] {
  return [
    ...STORE_FAILURES,
    ...POISON,
    ...EDGE_FAILURES,
    ...DISKS,
    ...STARVING,
    ...CHANGES,
    ...CLOCKS,
    ...BACKEND_FAILURES,
  ].filter(({ forms }) => forms.includes(form));
}
