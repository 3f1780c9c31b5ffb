import { handleIngest } from '../../../../../../src/ingest/handleIngest.ts';

/** The path that an OTLP exporter appends to its endpoint. */
export {
  handleIngest as DELETE,
  handleIngest as GET,
  handleIngest as OPTIONS,
  handleIngest as PATCH,
  handleIngest as POST,
  handleIngest as PUT,
};
