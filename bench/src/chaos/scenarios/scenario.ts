import type { RealBackends } from '../backends/realBackends.ts';
import type { EdgeMetrics } from '../books/readMetrics.ts';
import type { FaultyDisk } from '../edge/faultyDisk.ts';
import type { SmallDisk } from '../edge/smallDisk.ts';
import type { ChaosEdge } from '../edge/startEdge.ts';
import type { WallClock } from '../edge/wallClock.ts';
import type { Clients } from '../load/startLoad.ts';
import type { Random } from '../seeded.ts';
import type { CountingStore } from '../store/countingStore.ts';

/** `full` is the whole of it, half an hour; `quick` minutes; `test` a minute, within `npm test`. */
export type Form = 'test' | 'quick' | 'full';

/** What a scenario plays with. The clients are posting when it begins, and go on when it is over. */
export interface Stage {
  readonly edge: ChaosEdge;
  readonly store: CountingStore;
  /** A second trace store, where the scenario asked for one. */
  readonly second?: CountingStore;
  /** The edge's, where the scenario asked for it. */
  readonly clock?: WallClock;
  /** Of the edge's objects, where the scenario asked for it. */
  readonly disk?: SmallDisk;
  /** Under the edge's objects, where the scenario asked for it. */
  readonly faults?: FaultyDisk;
  /** Where the scenario asked for them. */
  readonly backends?: RealBackends;
  readonly clients: Clients;
  readonly random: Random;
  readonly form: Form;
  /** Lets so many milliseconds of load go by. */
  pass(ms: number): Promise<void>;
  /** Notes something that is not as it must be. */
  complain(problem: string): void;
}

/** Something that goes wrong, for a while; after it every acknowledged span and counter is counted. */
export interface Scenario {
  readonly name: string;
  /** The forms of the run that it belongs to. */
  readonly forms: readonly Form[];
  /** The share of batches that come twice; some always do. */
  readonly repeats?: number;
  /** Milliseconds between two posts of one client, where it isn't the usual. */
  readonly pauseMs?: number;
  /** Whether the store is behind TLS, with a certificate that nobody trusts. */
  readonly selfSigned?: boolean;
  /** Whether there is a second trace store, called `second`. */
  readonly secondStore?: boolean;
  /** Whether the edge has a wall clock of its own, to be set. */
  readonly wallClock?: boolean;
  /** Bytes of a disk of its own for the edge's objects, to be filled. */
  readonly diskBytes?: number;
  /** Whether writes of the edge's objects can be made to fail. */
  readonly faultyDisk?: boolean;
  /** Further variables of the edge. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Whether a real Jaeger and VictoriaMetrics are behind the store. */
  readonly realBackends?: boolean;
  /** Whether the store refuses or loses samples, so that a series may begin without its zero. */
  readonly losesStarts?: boolean;
  run(stage: Stage): Promise<void>;
  /** Looks at what is left when everything has been forwarded. */
  after?(stage: Stage, counts: Counts): void;
}

/** What the edge's books say in the end. */
export interface Counts {
  readonly quarantined: number;
  readonly skipped: number;
  readonly edge: EdgeMetrics;
}

/** In every form of the run. */
export const ALWAYS: readonly Form[] = ['test', 'quick', 'full'];

/** In the longer ones. */
export const LONGER: readonly Form[] = ['quick', 'full'];
