/** From this status on a client's span has failed (HTTP semantic conventions, "Status"). */
const FIRST_ERROR_STATUS = 400;

/** Whether a response of this status is an error to who asked for it. */
export function isErrorStatus(status: number): boolean {
  return status >= FIRST_ERROR_STATUS;
}
