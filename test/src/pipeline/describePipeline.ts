import { afterAll, beforeAll, describe } from 'vitest';
import { durability } from './cases/durability.ts';
import { opsView } from './cases/opsView.ts';
import { privacy } from './cases/privacy.ts';
import { refusals } from './cases/refusals.ts';
import { renderedPage } from './cases/renderedPage.ts';
import { routedPage } from './cases/routedPage.ts';
import { sameOriginIngest } from './cases/sameOriginIngest.ts';
import { sampling } from './cases/sampling.ts';
import { staticPage } from './cases/staticPage.ts';
import { stitchedTrace } from './cases/stitchedTrace.ts';
import { vitals } from './cases/vitals.ts';
import { type Pipeline, startPipeline } from './startPipeline.ts';

/** The whole suite against one kind of backend: a real browser and a real workerd before it, in both. */
export function describePipeline(
  backend: 'embedded' | 'native',
  more: (pipeline: () => Pipeline) => void = () => {},
): void {
  describe(`the pipeline with the ${backend} backend`, () => {
    let running: Pipeline | undefined;
    const pipeline = () => {
      if (!running) throw new Error('the pipeline did not start');
      return running;
    };
    beforeAll(async () => {
      running = await startPipeline(backend);
    });
    afterAll(() => running?.close());
    describe('one trace', () => stitchedTrace(pipeline));
    describe('a rendered page', () => renderedPage(pipeline));
    describe('a routed page', () => routedPage(pipeline));
    describe('web vitals', () => vitals(pipeline));
    describe('personal data', () => privacy(pipeline));
    describe('a page that is not ours', () => staticPage(pipeline));
    describe('sampling', () => sampling(pipeline));
    describe('the same-origin ingest', () => sameOriginIngest(pipeline));
    describe('the ops view', () => opsView(pipeline));
    describe('durability', () => durability(pipeline));
    more(pipeline);
    // last: its flood leaves the client over its limit for a while
    describe('bad input', () => refusals(pipeline));
  });
}
