/** Letters and digits of an IBAN by country (SWIFT's IBAN registry, ISO 13616; with those that countries use of their own). */
const COUNTRIES: Readonly<Record<number, string>> = {
  15: 'NO',
  16: 'BE',
  18: 'DK FI FK FO GL NL SD',
  19: 'MK SI',
  20: 'AT BA EE KZ LT LU MN XK',
  21: 'CH HR LI LV',
  22: 'BG BH CR DE GB GE IE ME RS VA',
  23: 'AE GI IL IQ OM SO TL',
  24: 'AD CZ ES MD PK RO SA SE SK TN VG',
  25: 'AO CV LY MZ PT ST',
  26: 'DZ IR IS TR',
  27: 'BI CG CM DJ FR GA GR IT MC MG MR SM',
  28: 'AL AZ BF BJ BY CI CY DO GT HN HU LB ML NI PL SN SV',
  29: 'BR EG PS QA UA',
  30: 'JO KW MU YE',
  31: 'MT SC',
  32: 'LC',
  33: 'RU',
};

/** How long an IBAN is that begins with this country, in any case of letters; undefined where none does. */
export function ibanLength(country: string): number | undefined {
  const code = country.toUpperCase();
  const [length] = Object.entries(COUNTRIES).find(([, codes]) => codes.split(' ').includes(code)) ?? [];
  return length === undefined ? undefined : Number(length);
}
