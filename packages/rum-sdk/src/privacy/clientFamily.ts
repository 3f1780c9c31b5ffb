/** What is told about a browser: families and a class, nothing finer. */
export interface ClientFamily {
  readonly browser: 'Chrome' | 'Edge' | 'Firefox' | 'Safari' | 'other';
  readonly os: 'Windows' | 'macOS' | 'Linux' | 'Android' | 'iOS' | 'other';
  readonly device: 'desktop' | 'mobile' | 'tablet';
}

interface ClientHints {
  readonly userAgent: string;
  readonly maxTouchPoints?: number;
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
export function clientFamily({ userAgent, maxTouchPoints = 0 }: ClientHints): ClientFamily {
  // plain searches: compiling a pattern for each would be a good part of the SDK's start
  const has = (sign: string): boolean => userAgent.includes(sign);
  const firstOf = <T extends string>(signs: Signs<T>): T | 'other' =>
    (Object.keys(signs) as T[]).find((family) => `${signs[family]}`.split(' ').some(has)) ?? 'other';
  // an iPad asks for desktop pages as a Mac; no Mac has a touch screen
  const isDisguisedIpad = has('Macintosh') && maxTouchPoints > 1;
  // client hints say no more, and the first look at them (`userAgentData`) takes ten times as long as all of this
  const isPhone = has('Mobi');
  const isTablet = isDisguisedIpad || has('iPad') || has('Tablet') || (!isPhone && has('Android'));
  return {
    browser: firstOf(BROWSERS),
    os: isDisguisedIpad ? 'iOS' : firstOf(SYSTEMS),
    device: isTablet ? 'tablet' : isPhone ? 'mobile' : 'desktop',
  };
}
