/** A part of what a page sends, as a privacy officer asks for it. */
export interface PrivacyGroup {
  readonly title: string;
  /** Names that belong to it. */
  readonly names: RegExp;
  /** When it is sent. */
  readonly when: string;
  /** What it is for. */
  readonly why: string;
}

/** Every attribute of a page belongs to one of these: the first that fits. */
export const PRIVACY_GROUPS: readonly PrivacyGroup[] = [
  {
    title: 'The site and the SDK',
    names: /^(?:service|deployment|telemetry)\.|^rum\.report_rate$/,
    when: 'with every post; the site has configured it, it is the same for all visitors',
    why: 'to tell sites and versions apart, and to weigh sampled numbers',
  },
  {
    title: 'The session and the device',
    names: /^(?:session|user_agent|os)\.|^rum\.device$/,
    when: 'with every post',
    why: 'to count sessions and to see whether phones are slower; families and classes only, so that no visitor can be told from another',
  },
  {
    title: 'Errors',
    names: /^(?:error|exception)\.|^rum\.error\./,
    when: 'for an uncaught error, an unhandled rejection, an error that the site records, and a failed request',
    why: 'to find the line of code that failed',
  },
  {
    title: 'Web vitals',
    names: /^browser\.web_vital\.|^rum\.(?:cls|vital|target|load_state)/,
    when: 'once for each of the five vitals of a page view',
    why: 'to know how fast and steady a page was, and what made it slow',
  },
  {
    title: 'Requests and resources',
    names: /^(?:http|url|server|network)\.|^rum\.(?:http|resource)\./,
    when: 'for each fetch and XHR of the page, and for resources that were slow or failed',
    why: 'to see which call is slow, and to find it again in the traces of the server',
  },
  {
    title: 'Interactions and long frames',
    names: /^rum\.(?:interaction|script|long_frame)\./,
    when: 'for interactions that mattered, and for frames that took over 100 ms',
    why: 'to find the script that kept the page from answering',
  },
  {
    title: 'Page views and spans',
    names: /^rum\./,
    when: 'with every span',
    why: 'to put what happened into its page view',
  },
];
