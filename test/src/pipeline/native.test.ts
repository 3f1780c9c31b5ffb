import { describe } from 'vitest';
import { dashboard } from './cases/dashboard.ts';
import { describePipeline } from './describePipeline.ts';

// `npm test` finds or builds Jaeger, VictoriaMetrics and vmauth, and says by THROUGHLINE_BACKENDS whether it could;
// under CI with Go at hand it fails when it couldn't, and elsewhere it prints the reason behind what was not run.
describe.skipIf(process.env.THROUGHLINE_BACKENDS === 'none')('with a real Jaeger and VictoriaMetrics', () => {
  describePipeline('native', (pipeline) => describe('the Grafana dashboard', () => dashboard(pipeline)));
});
