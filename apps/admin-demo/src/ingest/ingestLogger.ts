import type { Logger } from '@throughline/ingest-core/answer/logger';
import { log } from '../log/log.ts';

/** The ingest's lines among the panel's; its info lines, one for each post, would drown the rest. */
export const ingestLogger: Logger = {
  log({ level, msg, ...fields }) {
    if (level === 'error' || level === 'warn') log(level, msg, fields);
  },
};
