const inXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** What stands about a text in telemetry: lines of logs, bodies in strings, other words. */
export const TEXT_CARRIERS: Readonly<Record<string, (text: string) => string>> = {
  'a line of JSON': (text) => JSON.stringify({ level: 'error', msg: text }),
  'JSON in a string of JSON': (text) => JSON.stringify({ body: JSON.stringify({ text }) }),
  logfmt: (text) => `level=error msg=${JSON.stringify(text)} dur=12ms`,
  'a line of a log': (text) => `2026-05-14T10:02:11.482Z ERROR [http-nio-8080-exec-3] c.e.shop.Api - ${text}`,
  quotes: (text) => `Error: request failed with body "${text}"`,
  brackets: (text) => `failed (${text})`,
  XML: (text) => `<log><message>${inXml(text)}</message></log>`,
  'other words': (text) => `${text}; retrying in 5 s`,
};
