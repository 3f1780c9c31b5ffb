import type { PlantedText } from '../adversary/plantedText.ts';

const IBANS = [
  'DE89370400440532013000',
  'FR1420041010050500013M02606',
  'GB29NWBK60161331926819',
  'NL91ABNA0417164300',
  'ES9121000418450200051332',
  'BE68539007547034',
  'PL61109010140000071219812874',
  'CH9300762011623852957',
  'AT611904300234573201',
  'SE4550000000058398257466',
  'NO9386011117947',
  'TR330006100519786457841326',
  'SA0380000000608010167519',
  'IE29AIBK93115212345678',
  'PT50000201231234567890154',
] as const;

const inFours = (text: string): string => text.replace(/.{4}(?=.)/g, '$& ');

const IBAN_TEXTS: readonly PlantedText[] = IBANS.flatMap((iban) => [
  [`Invalid IBAN ${iban}`, iban.slice(6, 14)],
  [`Konto: ${inFours(iban)}, BIC: siehe oben`, inFours(iban).slice(5, 14)],
  [`transfer from ${iban.toLowerCase()} failed`, iban.slice(6, 14)],
]);

const CARDS = [
  '4012888888881881',
  '5555555555554444',
  '378282246310005',
  '6011111111111117',
  '3530111333300000',
  '30569309025904',
  '6200000000000005',
  '675964982643844',
] as const;

const CARD_TEXTS: readonly PlantedText[] = CARDS.flatMap((card) => [
  [`card ${card} declined`, card.slice(4, 12)],
  [`${inFours(card)} was charged twice`, inFours(card).slice(5, 14)],
  [`pan=${inFours(card).replaceAll(' ', '-')}&exp=0827`, inFours(card).replaceAll(' ', '-').slice(5, 14)],
  [`Track2: ${card}=27082010000000000`, card.slice(4, 12)],
]);

/** Accounts, cards and what companies and tax offices number. */
export const BANK_TEXTS: readonly PlantedText[] = [
  ...IBAN_TEXTS,
  ...CARD_TEXTS,
  ['%B4012888888881881^LIND/NORA^2708201?', '4012888888881881', 'LIND'],
  ['expires 08/27 cvv 814', '814'],
  ['security code: 814', '814'],
  ['Prüfziffer 814 falsch', '814'],
  ['routing 021000021 account 000123456789', '021000021', '000123456789'],
  ['ABA: 021000021', '021000021'],
  ['acct# 12345678', '12345678'],
  ['sort code 60-16-13, account 31926819', '60-16-13', '31926819'],
  ['sort-code: 601613', '601613'],
  ['BSB 062-000 ACC 12345678', '062-000', '12345678'],
  ['IFSC HDFC0001234 a/c 50100123456789', '50100123456789'],
  ['CLABE 032180000118359719', '032180000118359719'],
  ['CBU 2850590940090418135201', '2850590940090418135201'],
  ['Kontonummer 532013000, BLZ 37040044', '532013000', '37040044'],
  ['RIB 20041 01005 0500013M026 06', '0500013M026'],
  ['BIC/SWIFT of payer: COBADEFFXXX', 'COBADEFF'],
  ['pix: nora@brev.example', 'nora'],
  ['chave pix 52998224725', '52998224725'],
  ['UPI nora.lind@okhdfcbank', 'nora'],
  ['PayPal nora@brev.example paid 20 EUR', 'nora'],
  ['Bankgiro 5050-1055', '5050-1055'],
  ['mandate DE98ZZZ09999999999', '98ZZZ0999'],
  ['bank account ending 6819', '6819'],
  ['Kreditkarte **** **** **** 4444', '4444'],
  ['VAT GB999999973', '999999973'],
  ['USt-IdNr. DE136695976', '136695976'],
  ['TVA FR40303265045', '303265045'],
  ['P.IVA 00743110157', '00743110157'],
  ['CIF B12345674', 'B12345674'],
  ['NIP 526-00-01-246', '526-00-01'],
  ['REGON 123456785', '123456785'],
  ['SIREN 732 829 320', '829 320'],
  ['SIRET 73282932000074', '73282932000074'],
  ['CNPJ 11.222.333/0001-81', '222.333'],
  ['ABN 51 824 753 556', '824 753'],
  ['ACN 004 085 616', '085 616'],
  ['EIN 12-3456789', '12-3456789'],
  ['GSTIN 22AAAAA0000A1Z5', 'AAAAA0000'],
  ['HRB 86786 Amtsgericht', '86786'],
  ['Steuernummer 93/815/08152', '815/08152'],
  ['Company No. 01234567', '01234567'],
  ['salary of employee 4711: 84.000 EUR', '84.000'],
  ['credit score 612', '612'],
  ['balance of nora: 1,204.11', '1,204.11'],
];
