import type { PlantedText } from './plantedText.ts';
import { randomRun } from './randomRun.ts';

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

const hex = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const percent = (text: string): string => hex(text).replace(/../g, '%$&');

const escaped = (text: string): string =>
  text.replace(/[\s\S]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const MAIL = 'mira@fernhill.example';
const CARD = '4000056655665556';
const IBAN = 'DE89370400440532013000';
const PHONE = '+49 171 3920041';

/** Data that is encoded as programs encode it, once or more. */
export const ENCODED: readonly PlantedText[] = [
  [percent(MAIL), 'mira', '%6d%69'],
  [percent(MAIL).toUpperCase(), 'mira', '%6D%69'],
  [percent(percent(MAIL)), 'mira'],
  [`value ${percent(CARD)} rejected`, CARD],
  [`value ${percent(PHONE)} rejected`, '3920041'],
  [escaped(MAIL), 'mira', '\\u006d\\u0069'],
  [`"${escaped(CARD)}"`, CARD, escaped(CARD)],
  [escaped(MAIL).replaceAll('\\', '\\\\'), 'mira'],
  [base64(MAIL), base64(MAIL)],
  [base64(base64(MAIL)), base64(base64(MAIL))],
  [`payload=${base64(`{"email":"${MAIL}"}`)}`, base64(`{"email":"${MAIL}"}`)],
  [base64(`mokonkwo:opensesame`), base64('mokonkwo:opensesame')],
  [base64(`user=mokonkwo&password=opensesame`), base64('user=mokonkwo&password=opensesame')],
  [base64(`card ${CARD}`), base64(`card ${CARD}`)],
  [base64(`{"name":"Mira Okonkwo","dob":"1980-05-12"}`), 'TWlyYSBPa29ua3dv'],
  [base64(MAIL).replaceAll('=', '%3D'), base64(MAIL).slice(0, 20)],
  [
    base64(`${MAIL} and a longer text behind it, in lines`).replace(/.{20}/g, '$&\n'),
    base64(MAIL).slice(0, 16),
  ],
  [hex(MAIL), hex(MAIL)],
  [`0x${hex(MAIL)}`, hex(MAIL)],
  [`x'${hex(MAIL)}'`, hex(MAIL)],
  [hex(MAIL).replace(/..(?!$)/g, '$& '), hex(MAIL).replace(/..(?!$)/g, '$& ')],
  [hex(MAIL).replace(/../g, '\\x$&'), 'mira', '\\x6d\\x69'],
  [MAIL.replace(/[\s\S]/g, (sign) => `&#${sign.charCodeAt(0)};`), 'mira', '&#109;'],
  [MAIL.replace(/[\s\S]/g, (sign) => `&#${sign.charCodeAt(0)}`), 'mira', '&#109&'],
  [MAIL.replace(/[\s\S]/g, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`), '\\155\\151'],
  [[...MAIL].map((sign) => sign.charCodeAt(0)).join(','), '109,105,114,97,64'],
  ['mira=40fern=\nhill.example', 'mira'],
  ['mira=40fernhill=2Eexample', 'mira'],
  ['zvern@sreauvyy.rknzcyr', 'zvern@'],
  [JSON.stringify({ body: JSON.stringify({ email: MAIL }) }), 'mira'],
  [
    JSON.stringify({ body: JSON.stringify({ inner: JSON.stringify({ password: 'opensesame' }) }) }),
    'opensesame',
  ],
  [JSON.stringify({ body: JSON.stringify({ user: 'mokonkwo', pin: '4821' }) }), 'mokonkwo', '4821'],
  [JSON.stringify(JSON.stringify({ firstName: 'Mira', lastName: 'Okonkwo' })), 'Mira', 'Okonkwo'],
  [encodeURIComponent(JSON.stringify({ email: MAIL, phone: PHONE })), 'mira', '3920041'],
  [encodeURIComponent(JSON.stringify({ lastName: 'Okonkwo' })), 'Okonkwo'],
  ['４０００ ０５６６ ５５６６ ５５５６', '４０００', '4000'],
  ['４０００-０５６６-５５６６-５５５６', '0566'],
  ['٤٠٠٠ ٠٥٦٦ ٥٥٦٦ ٥٥٥٦', '0566', '٠٥٦٦'],
  ['၄၀၀၀ ၀၅၆၆ ၅၅၆၆ ၅၅၅၆', '၀၅၆၆'],
  ['4000\u200b0566\u200b5566\u200b5556', '5566'],
  ['4000\u20600566\u20605566\u20605556', '5566'],
  ['4000\ufeff0566 55665556', '5566'],
  ['4\u030a000 0566 5566 5556', '0566 5566'],
  ['DE89\u200937040044\u20090532013000', '37040044'],
  ['ＤＥ８９３７０４００４４０５３２０１３０００', '３７０４', '3704'],
  [IBAN.split('').join(' '), '3 7 0 4 0 0'],
  [IBAN.split('').join('\u200b'), '37040044'],
  [CARD.split('').join('-'), '4-0-0-0'],
  [CARD.split('').join('.'), '4.0.0.0'],
  [CARD.replace(/./g, '$&\u0332'), '4\u03320'],
  ['\u202e6555665566500004', '6555665566500004'],
  ['m\u0456ra@fernhill.example', 'ra@fernhill'],
  ['mira@fernh\u0456ll.example', 'mira'],
  ['ᴍɪʀᴀ@fernhill.example', 'ᴍɪʀᴀ'],
  ['𝓂𝒾𝓇𝒶@𝒻ℯ𝓇𝓃𝒽𝒾𝓁𝓁.example', '𝓂𝒾𝓇𝒶', 'mira'],
  ['ｍｉｒａ＠ｆｅｒｎｈｉｌｌ．ｅｘａｍｐｌｅ', 'ｍｉｒａ', 'mira'],
  ['mira\u00a0(at)\u00a0fernhill\u00a0(dot)\u00a0example', 'mira'],
  ['mira&nbsp;at&nbsp;fernhill&nbsp;dot&nbsp;example', 'mira'],
  ['&lt;mira@fernhill.example&gt;', 'mira'],
  ['tel&colon;&plus;49&nbsp;171&nbsp;3920041', '3920041'],
  ['password&equals;opensesame', 'opensesame'],
  ['password%3Dopensesame', 'opensesame'],
  ['password%253Dopensesame', 'opensesame'],
  ['pass\u200bword=opensesame', 'opensesame'],
  ['ｐａｓｓｗｏｒｄ＝opensesame', 'opensesame'],
  ['Bearer%20opensesame0123456', 'opensesame'],
  ['Authorization%3A%20Basic%20bW9rb25rd286b3Blbg%3D%3D', 'bW9rb25'],
  ['https%3A%2F%2Ffernhill.example%2Fusers%2Fmokonkwo', 'mokonkwo'],
  ['https:\\/\\/fernhill.example\\/users\\/mokonkwo', 'mokonkwo'],
  ['https:\\u002F\\u002Ffernhill.example\\u002Fusers\\u002Fmokonkwo', 'mokonkwo'],
  ['C%3A%5CUsers%5Cmokonkwo%5Cx', 'mokonkwo'],
  ['48%2E8582%2C%202%2E2945', '48.8582', '8582'],
  [
    `gzip+base64 H4sIAAAAAAAA${randomRun('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 60, 7)}`,
    'H4sIAAAAAAAA',
  ],
];
