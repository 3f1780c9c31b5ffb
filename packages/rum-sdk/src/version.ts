/** Version of the SDK, `telemetry.sdk.version`; a test holds it to package.json's. */
export const VERSION = '0.1.0';
