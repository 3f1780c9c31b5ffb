interface Preferences {
  /** Global Privacy Control, https://w3c.github.io/gpc/ */
  readonly globalPrivacyControl?: boolean;
  readonly doNotTrack?: string | null;
}

/** Whether the visitor's browser says no: Global Privacy Control or Do Not Track. Consent by `grant()` doesn't override it. */
export function optedOut(navigator: Preferences): boolean {
  return navigator.globalPrivacyControl === true || navigator.doNotTrack === '1';
}
