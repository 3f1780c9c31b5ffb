import type { Logger } from '@throughline/ingest-core/answer/logger';
import { log } from '../log/log.ts';

/** From here on it is our side that failed. */
const SERVER_FAILURE = 500;

/**
 * The ingest's lines among the panel's: what failed on our side. Posts that were taken or refused are counted in the
 * series by outcome and reason; a line for each would let a stranger fill the disk.
 */
export const ingestLogger: Logger = {
  log({ level, msg, ...fields }) {
    if (level === 'error' || (fields.status ?? 0) >= SERVER_FAILURE) log('error', msg, fields);
  },
};
