import { MAX_DECODED_BYTES_SERVER } from '@throughline/conventions/wire';
import { decodeWriteRequest } from '@throughline/wire/remote-write/decodeWriteRequest';
import type { GroupCommit } from '../database/groupCommit.ts';
import { bearerCheck } from '../http/bearer.ts';
import type { Answer, HttpFault, Route, StoreRequest } from '../http/exchange.ts';
import { checkSeries } from '../metrics/checkSeries.ts';
import type { SeriesIndex } from '../metrics/seriesIndex.ts';
import { writeSamples } from '../metrics/writeSamples.ts';
import { errorAnswer } from './prometheusAnswer.ts';

const BUSY: HttpFault = {
  status: 503,
  message: 'too many writes are waiting for the disk',
  headers: { 'Retry-After': '1' },
};

/** `POST /api/v1/write`: remote-write 1.0 behind the bearer token; 204 once the samples are durable. */
export function writeRoute(commits: GroupCommit, index: SeriesIndex, token: string): Route {
  const check = bearerCheck(token);
  return {
    method: 'POST',
    path: '/api/v1/write',
    handle: async (request) => {
      const refused = check(request) ?? checkHeaders(request);
      return refused === undefined ? receive(request, commits, index) : errorAnswer(refused);
    },
  };
}

/** Remote-write 2.0 announces itself by the `proto` parameter; a sender that is told 415 falls back to 1.0. */
function checkHeaders(request: StoreRequest): HttpFault | undefined {
  const [type = '', ...parameters] = (request.header('content-type') ?? '').toLowerCase().split(';');
  const isVersion2 = parameters.some((parameter) =>
    parameter.trim().startsWith('proto=io.prometheus.write.v2'),
  );
  if (type.trim() !== 'application/x-protobuf' || isVersion2) {
    return {
      status: 415,
      message: 'Content-Type must be application/x-protobuf with a remote-write 1.0 body',
    };
  }
  const encoding = (request.header('content-encoding') ?? 'snappy').trim().toLowerCase();
  return encoding === 'snappy' ? undefined : { status: 415, message: 'Content-Encoding must be snappy' };
}

async function receive(request: StoreRequest, commits: GroupCommit, index: SeriesIndex): Promise<Answer> {
  const body = await request.body();
  if (!body.ok) return errorAnswer(body.error);
  const decoded = decodeWriteRequest(body.value, MAX_DECODED_BYTES_SERVER);
  if (!decoded.ok) {
    const { field, reason } = decoded.error;
    return errorAnswer({ status: 400, message: `${field} ${reason}`.trim() });
  }
  const checked = checkSeries(decoded.value);
  if (!checked.ok) return errorAnswer({ status: 400, message: checked.error });
  const outcome = await commits.commit((connection) => writeSamples(connection, index, checked.value));
  return outcome === 'busy' ? errorAnswer(BUSY) : { status: 204, body: '' };
}
