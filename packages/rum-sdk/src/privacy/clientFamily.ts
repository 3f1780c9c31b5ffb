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

/** By what each is known. */
type Signs<T extends string> = Readonly<Partial<Record<T, string>>>;

// in this order: Edge says Chrome and Safari too, Chrome says Safari (and HeadlessChrome and Chromium Chrome), browsers within apps
// say Safari, but no version
const BROWSERS: Signs<ClientFamily['browser']> = {
  Edge: 'Edg',
  Firefox: 'Firefox/ FxiOS/',
  other: 'OPR/ SamsungBrowser/ YaBrowser/ Vivaldi/',
  Chrome: 'Chrome/ CriOS/',
  Safari: 'Version/',
};

// iOS says "like Mac OS X", Android says Linux
const SYSTEMS: Signs<ClientFamily['os']> = {
  iOS: 'iPhone iPad iPod',
  Android: 'Android',
  Windows: 'Windows',
  macOS: 'Macintosh',
  Linux: 'Linux X11 CrOS',
};

/** The families of a browser. The user-agent string itself is read here, and goes nowhere. */
export function clientFamily(client: ClientHints): ClientFamily {
  const { userAgent: agent } = client;
  // an iPad asks for desktop pages as a Mac; no Mac has a touch screen
  const isDisguisedIpad = agent.includes('Macintosh') && (client.maxTouchPoints ?? 0) > 1;
  return {
    browser: firstIn(BROWSERS, agent),
    os: isDisguisedIpad ? 'iOS' : firstIn(SYSTEMS, agent),
    device: isDisguisedIpad ? 'tablet' : deviceOf(client),
  };
}

function deviceOf({ userAgent, userAgentData }: ClientHints): ClientFamily['device'] {
  if (userAgent.includes('iPad') || userAgent.includes('Tablet')) return 'tablet';
  if (userAgentData?.mobile || userAgent.includes('Mobi')) return 'mobile';
  return userAgent.includes('Android') ? 'tablet' : 'desktop';
}

/** Plain searches: compiling a pattern for each would be a good part of the SDK's start. */
function firstIn<T extends string>(signs: Signs<T>, text: string): T | 'other' {
  const families = Object.keys(signs) as T[];
  const isNamed = (family: T): boolean => `${signs[family]}`.split(' ').some((sign) => text.includes(sign));
  return families.find(isNamed) ?? 'other';
}
