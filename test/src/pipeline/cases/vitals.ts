import { METRICS, type Metric } from '@throughline/conventions/metrics';
import type { VitalName } from '@throughline/conventions/vitalNames';
import { VITALS } from '@throughline/conventions/vitals';
import { expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { leavePage } from '../leavePage.ts';
import { openPanel } from '../openPanel.ts';
import type { Pipeline } from '../startPipeline.ts';
import { untilMeasured } from '../untilMeasured.ts';

/** The three that a person feels; FCP and TTFB come the same way. */
const FELT: readonly VitalName[] = ['LCP', 'INP', 'CLS'];

/** A route that no other case opens, so that its histograms hold this one page view. */
const ROUTE = '/documents';

/** The vitals of a page view are in the histograms, each in the right bucket. */
export function vitals(pipeline: () => Pipeline): void {
  it('puts CLS, LCP and INP of a page view into the bucket that its own span says', async () => {
    const { metrics, traces } = pipeline();
    const page = await openPanel(pipeline(), ROUTE);
    await page.getByLabel(/^search/i).click();
    await page.keyboard.type('care');
    await untilMeasured(page, ['largest-contentful-paint', 'first-input']);
    await leavePage(page);

    for (const name of FELT) {
      const span = await eventually(`the ${name} span of ${ROUTE}`, async () =>
        (await traces.ofService('admin-panel-web')).find(
          ({ attributes }) =>
            attributes['rum.route'] === ROUTE && attributes['browser.web_vital.name'] === name,
        ),
      );
      const { metric, wireUnit } = VITALS[name];
      const value = Number(span.attributes['browser.web_vital.value']) / (wireUnit === 'ms' ? 1000 : 1);
      const counts = await eventually(`the ${name} histogram of ${ROUTE}`, async () => {
        const found = await metrics.query(
          `sum by (le) (${metric}_bucket{app="admin-demo",route="${ROUTE}"})`,
        );
        return found.length ? new Map(found.map((series) => [series.metric.le, series.value])) : undefined;
      });
      const bounds = (METRICS as Record<string, Metric>)[metric]?.buckets ?? [];
      expect(
        bounds.map((le) => counts.get(String(le))),
        `${name} = ${value}`,
      ).toEqual(bounds.map((le) => (value <= le ? 1 : 0)));
      expect(counts.get('+Inf')).toBe(1);
    }
  });
}
