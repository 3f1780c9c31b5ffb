/**
 * Stands before every target of ours, so that it can be told from what web-vitals and the browser fall back to when an
 * element has left the document: selectors with ids and classes, which can hold data.
 */
const MARK = '\u0000';

/** Where an app names its parts: `<form data-rum-name="sign-in">`. */
const NAME = 'data-rum-name';

/** ARIA roles are letters; anything else is not a role. */
const ROLE = /^[a-z]{1,32}$/;

/** For web-vitals' `generateTarget`: tag, role and `data-rum-name` of an element, marked. Never text, ids or classes. */
export function markedTarget(node: Node | null): string {
  const element = node instanceof Element ? node : node?.parentElement;
  return MARK + (element ? describe(element) : '');
}

/** A target that {@link markedTarget} made, without its mark; undefined for any other text. */
export function safeTarget(target: string | undefined): string | undefined {
  return target?.startsWith(MARK) && target.length > 1 ? target.slice(1) : undefined;
}

function describe(element: Element): string {
  const role = element.getAttribute('role') ?? '';
  const named = element.closest(`[${NAME}]`);
  const name = named ? `[${NAME}=${named.getAttribute(NAME)}]` : '';
  const own = element.localName + (ROLE.test(role) ? `[role=${role}]` : '');
  // `[data-rum-name=cart] > button` for a part of something that has a name
  return named && named !== element ? `${name} > ${own}` : own + name;
}
