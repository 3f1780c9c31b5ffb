import { handleIngest } from '../../../../src/ingest/handleIngest.ts';

export {
  handleIngest as DELETE,
  handleIngest as GET,
  handleIngest as OPTIONS,
  handleIngest as PATCH,
  handleIngest as POST,
  handleIngest as PUT,
};
