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

type Rules<T> = readonly (readonly [sign: string, T])[];

// in this order: Edge says Chrome and Safari too, Chrome says Safari
const BROWSERS: Rules<ClientFamily['browser']> = [
  ['Edg', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['OPR/', 'other'],
  ['SamsungBrowser/', 'other'],
  ['YaBrowser/', 'other'],
  ['Vivaldi/', 'other'],
  // HeadlessChrome too
  ['Chrome/', 'Chrome'],
  ['Chromium/', 'Chrome'],
  ['CriOS/', 'Chrome'],
  // browsers within apps say Safari/ too, but not this
  ['Version/', 'Safari'],
];

// iOS says "like Mac OS X", Android says Linux
const SYSTEMS: Rules<ClientFamily['os']> = [
  ['iPhone', 'iOS'],
  ['iPad', 'iOS'],
  ['iPod', 'iOS'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Macintosh', 'macOS'],
  ['Linux', 'Linux'],
  ['X11', 'Linux'],
  ['CrOS', 'Linux'],
];

/** The families of a browser. The user-agent string itself is read here, and goes nowhere. */
export function clientFamily(client: ClientHints): ClientFamily {
  const { userAgent: agent } = client;
  // an iPad asks for desktop pages as a Mac; no Mac has a touch screen
  const isDisguisedIpad = agent.includes('Macintosh') && (client.maxTouchPoints ?? 0) > 1;
  return {
    browser: firstIn(BROWSERS, agent) ?? 'other',
    os: isDisguisedIpad ? 'iOS' : (firstIn(SYSTEMS, agent) ?? 'other'),
    device: isDisguisedIpad ? 'tablet' : deviceOf(client),
  };
}

function deviceOf({ userAgent, userAgentData }: ClientHints): ClientFamily['device'] {
  if (userAgent.includes('iPad') || userAgent.includes('Tablet')) return 'tablet';
  if (userAgentData?.mobile || userAgent.includes('Mobi') || userAgent.includes('iPhone')) return 'mobile';
  return userAgent.includes('Android') ? 'tablet' : 'desktop';
}

/** Plain searches: compiling a pattern for each would be a good part of the SDK's start. */
function firstIn<T>(rules: Rules<T>, text: string): T | undefined {
  return rules.find(([sign]) => text.includes(sign))?.[1];
}
