import type { PlantedText } from '../adversary/plantedText.ts';

const MAIL = 'marta@okonkwo.example';
const CARD = '4539453331478936';
const PIECE = 'okonkwo.ex';

const b64 = (text: string): string => btoa(text);
const fullwidth = (text: string): string =>
  [...text]
    .map((char) => (char > ' ' && char <= '~' ? String.fromCodePoint(char.charCodeAt(0) + 0xfee0) : char))
    .join('');
const between = (text: string, mark: string): string => [...text].join(mark);
const escaped = (text: string, form: (code: number) => string): string =>
  [...text].map((char) => form(char.charCodeAt(0))).join('');
const hexOf = (code: number): string => code.toString(16).padStart(2, '0');

/** The forms of a text in which its reader still reads it. */
const FORMS: readonly ((text: string) => string)[] = [
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => encodeURIComponent(encodeURIComponent(encodeURIComponent(text))),
  (text) => escaped(text, (code) => `%${hexOf(code)}`),
  (text) => escaped(text, (code) => `&#${code};`),
  (text) => escaped(text, (code) => `&#x${hexOf(code)};`),
  (text) => escaped(text, (code) => `\\u00${hexOf(code)}`),
  (text) => escaped(text, (code) => `\\x${hexOf(code)}`),
  (text) => escaped(text, (code) => `\\u{${hexOf(code)}}`),
  (text) => escaped(text, (code) => `=${hexOf(code).toUpperCase()}`),
  fullwidth,
  (text) => between(text, '\u200b'),
  (text) => between(text, '\u200d'),
  (text) => between(text, '\u2060'),
  (text) => between(text, '\u00ad'),
  (text) => between(text, '\ufeff'),
  (text) => `\u202e${text}\u202c`,
  (text) => text.replace(/(.{4})/g, '$1\u200f'),
  (text) => text.replace(/(.{3})/g, '$1\ufe0f'),
  (text) => text.replace(/(.{3})/g, '$1\u180e'),
  (text) => text.replace(/(.{5})/g, '$1\u034f'),
  (text) => text.replace(/(.{5})/g, '$1\u061c'),
  (text) => text.replace(/(.{5})/g, '$1\u{e0020}'),
  (text) => `<b>${text.slice(0, 6)}</b>${text.slice(6)}`,
  (text) => JSON.stringify(JSON.stringify({ v: text })),
  (text) => `${text.slice(0, 7)}\\\n${text.slice(7)}`,
];

const disguised = FORMS.flatMap((form): PlantedText[] => [
  [`rejected: ${form(MAIL)}`, form(MAIL), PIECE],
  [`declined ${form(CARD)} again`, form(CARD), CARD.slice(0, 12)],
]);

/** Digits that are not ASCII's, letters that look alike, text within text. */
export const DISGUISED_TEXTS: readonly PlantedText[] = [
  ...disguised,
  ['card ٤٥٣٩٤٥٣٣٣١٤٧٨٩٣٦', '٤٥٣٩٤٥٣٣'],
  ['card ۴۵۳۹ ۴۵۳۳ ۳۱۴۷ ۸۹۳۶', '۴۵۳۹ ۴۵۳۳'],
  ['card ४५३९४५३३३१४७८९३६', '४५३९४५३३'],
  ['card 𝟺𝟻𝟹𝟿𝟺𝟻𝟹𝟹𝟹𝟷𝟺𝟽𝟾𝟿𝟹𝟼', '𝟺𝟻𝟹𝟿𝟺𝟻𝟹𝟹'],
  ['card ④⑤③⑨④⑤③③③①④⑦⑧⑨③⑥', '④⑤③⑨④⑤③③'],
  ['card ₄₅₃₉₄₅₃₃₃₁₄₇₈₉₃₆', '₄₅₃₉₄₅₃₃'],
  ['tel ０６２２１ ４８２９１３', '４８２９１３'],
  ['мail mаrtа@okonkwo.example', '@okonkwo'],
  ['marta@оkоnkwо.example', 'marta@'],
  ['marta＠okonkwo.example', 'okonkwo'],
  ['marta﹫okonkwo.example', 'okonkwo'],
  ['marta@okonkwo。example', 'okonkwo'],
  ['marta@okonkwo．example', 'okonkwo'],
  ['anäis.lefèbvre@exämple.fr', 'lefèbvre'],
  ['anäis.lefèbvre@example.fr', 'anäis'],
  ['müller@bücher.example', 'müller'],
  ['иван@почта.рф', 'иван@'],
  ['用户@例子.广告', '用户@'],
  ['마르타@예제.한국', '마르타@'],
  ['"marta okonkwo"@example.com', 'okonkwo'],
  ['marta+tag%okonkwo@example.com', 'okonkwo'],
  ["o'konkwo@example.com", "o'konkwo"],
  ['marta@[203.0.113.77]', '203.0.113.77'],
  ['marta@okonkwo.co.uk.', 'okonkwo'],
  ['MARTA@OKONKWO.EXAMPLE', 'OKONKWO'],
  ['marta@xn--okonkw-fxa.example', 'okonkw-fxa'],
  ['mailto%3Amarta%40okonkwo.example', 'okonkwo'],
  ['marta&commat;okonkwo.example', 'okonkwo'],
  ['marta&#64;okonkwo&period;example', 'okonkwo'],
  ['marta=40okonkwo.example', 'okonkwo'],
  ['marta+AEA-okonkwo.example', 'okonkwo'],
  ['marta @ okonkwo . example', 'okonkwo'],
  ['marta@okonkwo\u00a0.example', 'okonkwo'],
  [`data ${b64(MAIL)}`, b64(MAIL)],
  [`data ${b64(`{"email":"${MAIL}","id":1}`)}`, b64(`{"email":"${MAIL}","id":1}`).slice(8, 30)],
  [`state=${b64(`user=${MAIL}`).replaceAll('=', '')}`, b64(`user=${MAIL}`).slice(4, 20)],
  [`x ${b64(b64(MAIL))}`, b64(b64(MAIL)).slice(0, 20)],
  [`x ${encodeURIComponent(b64(`card ${CARD}`))}`, b64(`card ${CARD}`).slice(0, 16)],
  [`x ${b64(CARD)}`, b64(CARD).slice(0, 12)],
  [`hex ${escaped(MAIL, hexOf)}`, escaped(MAIL, hexOf).slice(0, 20)],
  [`[${[...MAIL].map((char) => char.charCodeAt(0)).join(', ')}]`, '109, 97, 114, 116, 97, 64'],
  [`["${[...MAIL].join('","')}"]`, 'm","a","r","t","a","@'],
  [`{"a":"{\\"b\\":\\"{\\\\\\"c\\\\\\":\\\\\\"${MAIL}\\\\\\"}\\"}"}`, PIECE],
  [`<![CDATA[${MAIL}]]>`, PIECE],
  [`<!-- ${MAIL} -->`, PIECE],
  [`"${MAIL.slice(0, 9)}" + "${MAIL.slice(9)}"`, 'nkwo.example'],
  [`${MAIL}${MAIL}`, PIECE],
  [`x${CARD}x`, CARD],
  [`id_${CARD}_v2`, CARD],
  [`${CARD}.00 EUR`, CARD],
  [`n=${CARD}n`, CARD],
  ['4.539453331478936e15', '4539453331478936', '4.539453331478936'],
  ['0x102072C9F5B958', '102072C9F5B958'],
  ['4539 XXXX 4533 3147 8936', '3147 8936'],
  ['expiry 09/27 cvv 482 card ending 8936', '482'],
];
