type Disguise = (text: string) => string;

const hex = (sign: string): string => (sign.codePointAt(0) ?? 0).toString(16).padStart(2, '0');

const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*._~-]/g, (sign) => `%${hex(sign)}`);

/** Letters and digits in another place of Unicode, from those that begin at the given codes. */
function moved(text: string, [capital, small, digit]: readonly [number, number, number]): string {
  return text
    .replace(/[A-Z]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) - 0x41 + capital))
    .replace(/[a-z]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) - 0x61 + small))
    .replace(/[0-9]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) - 0x30 + digit));
}

/** Ways in which the same data is written otherwise. */
export const DISGUISES: Readonly<Record<string, Disguise>> = {
  plain: (text) => text,
  'percent-encoded': percent,
  'percent-encoded twice': (text) => percent(text).replaceAll('%', '%25'),
  'decimal references of HTML': (text) => text.replace(/[^a-z\d ]/gi, (sign) => `&#${sign.codePointAt(0)};`),
  'references of HTML': (text) => text.replace(/./gu, (sign) => (sign === ' ' ? sign : `&#x${hex(sign)};`)),
  'escaped as in JSON': (text) => text.replace(/[^a-z\d ]/gi, (sign) => `\\u${hex(sign).padStart(4, '0')}`),
  'escaped as in JSON in JSON': (text) =>
    text.replace(/[^a-z\d ]/gi, (sign) => `\\\\u${hex(sign).padStart(4, '0')}`),
  'in base64': (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))),
  'in base64 for URLs': (text) =>
    btoa(String.fromCharCode(...new TextEncoder().encode(text)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', ''),
  'in full width': (text) =>
    text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  'in bold': (text) => moved(text, [0x1d400, 0x1d41a, 0x1d7ce]),
  'with digits of Arabic': (text) => moved(text, [0x41, 0x61, 0x660]),
  'with digits of Bengali': (text) => moved(text, [0x41, 0x61, 0x9e6]),
  'with spaces that do not break': (text) => text.replaceAll(' ', '\u00a0'),
  'with marks that nobody sees': (text) => text.replace(/(?<=\w)(?=\w)/g, '\u200b'),
  'with marks of direction': (text) => `\u202b${text}\u202c`,
  'shown from right to left': (text) => `\u202e${[...text].reverse().join('')}\u202c`,
};
