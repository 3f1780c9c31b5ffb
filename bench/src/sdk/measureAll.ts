import { openChromium } from '../../../scripts/lib/browsers/openChromium.mjs';
import type { Contender } from './contenders.ts';
import { type Conditions, measurePage, type PageCost } from './measurePage.ts';
import { type BenchSite, type Received, serveSite } from './serveSite.ts';

/** No peer may reach its maker's servers. */
const NO_SERVERS = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/** One visit of one page. */
export type Visit = PageCost & Received;

/** What was measured of one contender. */
export interface Measured {
  readonly contender: Contender;
  readonly bundleBytes: number;
  readonly visits: Visit[];
}

/**
 * Measures in interleaved rounds, each beginning with another contender, so that what else the machine does hits all
 * alike. A first round warms the browser up and isn't counted.
 */
export async function measureAll(
  contenders: readonly Contender[],
  { rounds, ...conditions }: Conditions & { readonly rounds: number },
): Promise<Measured[]> {
  const site = await serveSite(contenders);
  const browser = await openChromium([NO_SERVERS]);
  const measured = contenders.map(
    (contender): Measured => ({ contender, bundleBytes: site.bundleBytes(contender.name), visits: [] }),
  );
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const first = round % measured.length;
      for (const { contender, visits } of [...measured.slice(first), ...measured.slice(0, first)]) {
        Object.assign(site.received, { posts: 0, bytes: 0 });
        const cost = await measurePage(browser, site.urlOf(contender.name), conditions);
        if (round > 0) visits.push(visitOf(contender, cost, site));
      }
      console.log(round === 0 ? '  warm' : `  round ${round} of ${rounds}`);
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return measured;
}

/** A contender that sends nothing isn't running, and its figures would look good. */
function visitOf({ name, sends }: Contender, cost: PageCost, { received }: BenchSite): Visit {
  if (sends && received.posts === 0) throw new Error(`${name} has sent nothing: it isn't running`);
  return { ...cost, ...received };
}
