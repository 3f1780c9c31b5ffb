import { readScriptData } from './options/readScriptData.ts';
import { tellMisspelt } from './options/tellMisspelt.ts';
import { OWN_SCRIPT } from './secondFile/ownScript.ts';
import { startPage } from './startPage.ts';

if (OWN_SCRIPT instanceof HTMLScriptElement) {
  Object.assign(globalThis, { throughline: startPage(readScriptData(OWN_SCRIPT)) });
  tellMisspelt(OWN_SCRIPT.dataset);
} else {
  console.warn('[throughline] rum.js: take type="module" out of its tag. Nothing is measured.');
}
