import type { Result } from '@throughline/wire/result';
import type { QuarantineCommand } from '../../shard/outbox/quarantine/quarantineDesk.ts';

/** Which Shard, and what is to be done there. */
export interface QuarantineOrder extends QuarantineCommand {
  readonly app: string;
  readonly shard: number;
}

/** Reads `{"app","shard","seq": number | "all","action":"replay"|"drop"}`; the error names field and fix. */
export function readQuarantineOrder(body: unknown): Result<QuarantineOrder, string> {
  const { app, shard, seq, action } = (typeof body === 'object' && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  if (typeof app !== 'string')
    return { ok: false, error: 'app: name the app, as GET /ops/quarantine shows it' };
  if (!isCount(shard)) return { ok: false, error: 'shard: give its number, as GET /ops/quarantine shows it' };
  if (seq !== 'all' && !isCount(seq))
    return { ok: false, error: 'seq: give the number of an entry, or "all"' };
  if (action !== 'replay' && action !== 'drop')
    return { ok: false, error: 'action: is neither "replay" nor "drop"; set it to one of them' };
  return { ok: true, value: { app, shard, seq, action } };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
