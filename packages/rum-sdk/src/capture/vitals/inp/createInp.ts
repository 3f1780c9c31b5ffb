import type { LongFrames } from '../../longFrames/createLongFrames.ts';
import type { Publish } from '../vitalReport.ts';
import type { EventFrame } from './createEventFrames.ts';
import { type Interaction, inpDetail } from './inpDetail.ts';
import type { InteractionCount } from './interactionCount.ts';

/** Of so many interactions the slowest is left out (https://web.dev/articles/inp): INP is the 98th percentile. */
const PER_OUTLIER = 50;

/** Enough for 500 interactions; of more, the tenth slowest stands for those below it, as in web-vitals. */
const REMEMBERED_INTERACTIONS = 10;

/** Where there were interactions, and all were painted too soon for an entry: durations are rounded to 8 ms. */
const SHORTEST_MS = 8;

/** The interaction that was slower than nearly all others. */
export interface Inp {
  /** Takes an entry of the browser's, `event` or `first-input`, and all that was painted with it. */
  record(event: PerformanceEventTiming, frame: EventFrame): void;
  /** What the browser had to tell has come. */
  settle(): void;
}

/** What it is measured with. */
interface InpParts {
  /** Whether it is the document's own: that one's first interaction has an entry, however short (`first-input`). */
  readonly isLoad: boolean;
  readonly publish: Publish;
  readonly counted: InteractionCount;
  readonly longFrames: LongFrames;
}

/** The INP of one navigation. */
export function createInp({ isLoad, publish, counted, longFrames }: InpParts): Inp {
  const before = isLoad ? 0 : counted.count();
  /** From the longest to the shortest. */
  const longest: Interaction[] = [];
  let told: number | undefined;

  const tell = (value: number, interaction?: Interaction): void => {
    if (value === told) return;
    told = value;
    if (interaction) {
      const { start, frame } = interaction;
      // long frames may have forgotten it when the vital is told
      frame.script = longFrames.costliestScript(start, frame.processingEnd) ?? frame.script;
    }
    publish({
      name: 'INP',
      value,
      time: interaction?.start ?? 0,
      detail: (start) => inpDetail(interaction, start, longFrames),
    });
  };
  return {
    record: (event, frame) => insert(event, frame, longest),
    settle() {
      if (isLoad && longest.length === 0) return;
      const count = counted.count() - before;
      const inp = longest[Math.min(longest.length - 1, Math.floor(count / PER_OUTLIER))];
      if (inp) tell(inp.latency, inp);
      else if (count > 0) tell(SHORTEST_MS);
    },
  };
}

function insert(event: PerformanceEventTiming, frame: EventFrame, longest: Interaction[]): void {
  const { interactionId: id, name, startTime: start, duration: latency } = event;
  if (!id) return;
  const at = longest.findIndex((interaction) => interaction.id === id);
  const known = longest[at];
  if (known && latency <= known.latency) {
    if (name === 'click' && latency === known.latency && start === known.start) known.type = name;
    return;
  }
  const interaction = { id, latency, start, type: name, frame };
  if (known) longest[at] = interaction;
  else longest.push(interaction);
  longest.sort((a, b) => b.latency - a.latency);
  longest.splice(REMEMBERED_INTERACTIONS);
}
