import { readScriptData } from './options/readScriptData.ts';
import { ofDocument } from './platform/ofDocument.ts';
import { startPage } from './startPage.ts';

// only while a classic script runs does the document tell which one it is, `async` ones included
const script = ofDocument('currentScript');
if (script instanceof HTMLScriptElement) {
  Object.assign(globalThis, { throughline: startPage(readScriptData(script)) });
} else {
  console.warn('[throughline] rum.js is no module: take type="module" out of its tag. Nothing is measured.');
}
