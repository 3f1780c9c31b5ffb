/** A mistake of the person's or the machine's: one line that says what and how to mend it, and exit code 1. */
export class Failure extends Error {}

/** Runs a command's main function; a Failure is printed as its one line, anything else with its stack. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    console.error(error instanceof Failure ? `error: ${error.message}` : error);
    process.exitCode = 1;
  }
}
