/** The oldest engines whose syntax the scripts may use. */
export const TARGETS: readonly string[] = ['chrome92', 'firefox100', 'safari15.4'];
