import { formatDuration } from '../dashboard/formatDuration.ts';
import { ticksOf } from './buildWaterfall.ts';
import classes from './waterfall.module.css';

/** A label needs this much room before the end of the axis, as a share of it. */
const LABEL_ROOM = 0.94;

/** The same where the axis is as narrow as on a phone, and how far apart labels must be there. */
const NARROW_LABEL_ROOM = 0.7;
const NARROW_LABEL_SPACING = 0.35;

/** Header of the waterfall: the time axis, milliseconds from the start of the trace. */
export function WaterfallAxis({ duration }: { duration: number }) {
  const ticks = ticksOf(duration).filter((tick) => tick <= duration * LABEL_ROOM);
  const isCrowded = (ticks[1] ?? duration) < duration * NARROW_LABEL_SPACING;
  return (
    <thead>
      <tr className={classes.head}>
        <th scope="col" className={classes.name}>
          Span
        </th>
        <th scope="col" className={classes.time} aria-label="Time">
          <div className={classes.plot}>
            {ticks.map((tick, index) => (
              <span
                key={tick}
                className={classes.tick}
                data-wide-only={
                  (isCrowded && index % 2 === 1) || tick > duration * NARROW_LABEL_ROOM || undefined
                }
                style={{ insetInlineStart: `${(tick / duration) * 100}%` }}
              >
                {tick === 0 ? '0' : formatDuration(tick)}
              </span>
            ))}
          </div>
        </th>
      </tr>
    </thead>
  );
}
