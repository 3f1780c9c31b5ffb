/** What is told about a browser: families and a class, nothing finer. */
export interface ClientFamily {
  readonly browser: 'Chrome' | 'Edge' | 'Firefox' | 'Safari' | 'other';
  readonly os: 'Windows' | 'macOS' | 'Linux' | 'Android' | 'iOS' | 'other';
  readonly device: 'desktop' | 'mobile' | 'tablet';
}

interface ClientHints {
  readonly userAgent: string;
  readonly maxTouchPoints?: number;
  /** User-Agent Client Hints, low entropy part: https://wicg.github.io/ua-client-hints/ */
  readonly userAgentData?: { readonly mobile: boolean };
}

type Rules<T> = readonly (readonly [RegExp, T])[];

// in this order: Edge says Chrome and Safari too, Chrome says Safari
const BROWSERS: Rules<ClientFamily['browser']> = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(OPR|SamsungBrowser|YaBrowser|Vivaldi)\//, 'other'],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
];

// iOS says "like Mac OS X", Android says Linux
const SYSTEMS: Rules<ClientFamily['os']> = [
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b/, 'macOS'],
  [/\b(Linux|X11|CrOS)\b/, 'Linux'],
];

/** The families of a browser. The user-agent string itself is read here, and goes nowhere. */
export function clientFamily(client: ClientHints): ClientFamily {
  const { userAgent: agent } = client;
  // an iPad asks for desktop pages as a Mac; no Mac has a touch screen
  const isDisguisedIpad = /\bMacintosh\b/.test(agent) && (client.maxTouchPoints ?? 0) > 1;
  return {
    browser: firstMatch(BROWSERS, agent) ?? 'other',
    os: isDisguisedIpad ? 'iOS' : (firstMatch(SYSTEMS, agent) ?? 'other'),
    device: isDisguisedIpad ? 'tablet' : deviceOf(client),
  };
}

function deviceOf({ userAgent, userAgentData }: ClientHints): ClientFamily['device'] {
  if (/\b(iPad|Tablet)\b/.test(userAgent)) return 'tablet';
  if (userAgentData?.mobile || /\bMobi|\biPhone\b/.test(userAgent)) return 'mobile';
  return /\bAndroid\b/.test(userAgent) ? 'tablet' : 'desktop';
}

function firstMatch<T>(rules: Rules<T>, text: string): T | undefined {
  return rules.find(([pattern]) => pattern.test(text))?.[1];
}
