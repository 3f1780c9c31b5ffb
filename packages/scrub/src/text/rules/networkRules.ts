import { isAddress } from '../numbers/isAddress.ts';
import { type TextRule, when } from './textRule.ts';

/** Addresses of machines. */
export const NETWORK_RULES: readonly TextRule[] = [
  {
    kind: 'mac',
    hint: /[\da-f]{2}[:.-]/i,
    pattern:
      /(^|[^\w:-])((?:[\da-f]{2}[:-]){5}[\da-f]{2}|(?:[\da-f]{4}\.){2}[\da-f]{4}|(?=[\d.]{0,15}[a-f])(?:[\da-f]{2}\.){5}[\da-f]{2})(?![\w-]|:\w)/gi,
  },
  {
    kind: 'mac',
    hint: /mac/i,
    pattern:
      /(\bmac(?: ?addr(?:ess)?)?\\{0,4}["']?\s?[:=]?\s?\\{0,4}["']?)((?:[\da-f]{2}[ :.-]?){5}[\da-f]{2})(?!\w)/gi,
  },
  {
    kind: 'ip',
    pattern: /(^|[^\d.])((?:\d{1,3}\.){3}\d{1,3})(?!\.?\d)/g,
    rangesOf: when(isAddress),
  },
  {
    kind: 'ip',
    // 203[.]0[.]113[.]7, and the names that clouds and providers give: ip-203-0-113-7, c-203-0-113-7.isp.example
    pattern: /(^|[^\d.]|\bip-)((?:\d{1,3}(?:\.|\[\.\]|\(\.\)|\[dot\]|\(dot\))){3}\d{1,3})(?!\.?\d)/gi,
    rangesOf: when((ip) => /[[(]/.test(ip)),
  },
  {
    kind: 'ip',
    pattern:
      /(\bip[-_]|\b(?:[a-z][a-z\d]{0,11}-?)?(?=[\d-]{7,15}\.(?!m?js|css|map)[a-z]))(\d{1,3}(?:[-_]\d{1,3}){3})(?!\d)/gi,
  },
  {
    kind: 'ip',
    hint: /:/,
    pattern:
      /(^|[^\w:.]|\bip6?:)([\da-f]{0,4}(?::[\da-f]{0,4}){2,8}(?:%(?:25)?[a-z][\w.-]{1,15})?)(?![\w:[])/gi,
    rangesOf: when((zoned) => {
      const ip = zoned.replace(/%.*/, '');
      return (
        !/^(?:::1|:::\d+)$/.test(ip) &&
        (ip.includes('::') ? /\d|(?::.*){3}/.test(ip) : /^(?:\w+:){7}\w+$/.test(ip))
      );
    }),
  },
];
