type Carrier = (planted: string) => string;

/** Where people and programs put data: what stands around it, in texts of many kinds. */
export const CARRIERS: Readonly<Record<string, Carrier>> = {
  alone: (x) => x,
  'at the start': (x) => `${x} could not be saved`,
  'at the end': (x) => `could not save ${x}`,
  'in parentheses': (x) => `save failed (${x})`,
  'in brackets': (x) => `save failed [${x}]`,
  'in quotes': (x) => `save failed for "${x}".`,
  'in single quotes': (x) => `save failed for '${x}'`,
  'in backticks': (x) => `save failed for \`${x}\``,
  'before a full stop': (x) => `We could not reach ${x}. Try again.`,
  'before an exclamation mark': (x) => `Unknown: ${x}!`,
  'glued to an equals sign': (x) => `value=${x};next=1`,
  'glued to Chinese': (x) => `无法保存${x}的资料`,
  'glued to Japanese': (x) => `「${x}」を保存できません`,
  'in an exception': (x) => `TypeError: Cannot read properties of undefined (reading '${x}')`,
  'in a stack': (x) =>
    `Error: no account for ${x}\n    at save (https://shop.example/main.js:1:2)\n    at g (app.js:3:4)`,
  'in a line of a log': (x) => `2026-11-21T10:30:45.123Z ERROR [main] account: ${x} rejected in 12 ms`,
  'in a list of values': (x) => `7,${x},active,2026`,
  'behind tabs': (x) => `7\t${x}\tactive`,
  'in SQL': (x) => `SELECT id FROM accounts WHERE data = '${x}' AND active = true`,
  'in GraphQL': (x) => `query { account(filter: "${x}") { id } }`,
  'in JSON': (x) => JSON.stringify({ ok: false, detail: x, code: 7 }),
  'in JSON in JSON': (x) => JSON.stringify({ body: JSON.stringify({ detail: x }) }),
  'in an attribute of HTML': (x) => `<div title="${x}">x</div>`,
  'in an element of HTML': (x) => `<b>${x}</b>`,
  'on a line of its own': (x) => `details:\n${x}\nend`,
  'in German': (x) => `Fehler beim Speichern: ${x} wurde nicht gefunden`,
  'in French': (x) => `Erreur : ${x} est introuvable`,
  'in Spanish': (x) => `No se encuentra ${x} en el sistema`,
  'in Polish': (x) => `Nie znaleziono ${x} w systemie`,
  'in Russian': (x) => `Ошибка: ${x} не найдено`,
  'in Arabic': (x) => `خطأ: ${x} غير موجود`,
  'in Turkish': (x) => `Hata: ${x} bulunamadı`,
  'in a template': (x) => `\${${x}}`,
  'between pipes': (x) => `a|${x}|b`,
  'in the console': (x) => `%c[app] ${x} color: red`,
};

/** URLs: what stands in their query and fragment never comes out, whatever it is. */
export const URL_CARRIERS: Readonly<Record<string, Carrier>> = {
  'a value of a query': (x) => `https://shop.example/a?q=${encodeURIComponent(x)}&p=1`,
  'a name of a query': (x) => `https://shop.example/a?${encodeURIComponent(x)}=1`,
  'a fragment': (x) => `GET https://shop.example/a#${encodeURIComponent(x)} failed`,
  'a data URL': (x) => `data:text/plain,${encodeURIComponent(x)}`,
  'a relative URL': (x) => `fetch /api/tasks?filter=${encodeURIComponent(x)} failed`,
};
