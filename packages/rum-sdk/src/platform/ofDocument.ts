/**
 * A property of the document as the browser has it: a form or an image of its name would stand before it (HTML, "named
 * access on the Document object").
 */
export function ofDocument<K extends keyof Document>(name: K): Document[K];
/** One that TypeScript's DOM doesn't know. */
export function ofDocument(name: string): unknown;
export function ofDocument(name: string): unknown {
  return Reflect.get(Document.prototype, name, document);
}
