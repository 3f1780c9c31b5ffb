/** Where an app names its parts: `<form data-rum-name="sign-in">`. */
const NAME = 'data-rum-name';

/** ARIA roles are letters; anything else is not a role. */
const ROLE = /^[a-z]{1,32}$/;

/** An element's (or a text's element's) tag, role and `data-rum-name`. Never text, ids or classes, which can hold data. */
export function safeTarget(node: EventTarget | null | undefined): string | undefined {
  const element = node instanceof Element ? node : (node as Node | null)?.parentElement;
  if (!element) return undefined;
  const role = element.getAttribute('role');
  const named = element.closest(`[${NAME}]`);
  const name = named ? `[${NAME}=${named.getAttribute(NAME)}]` : '';
  const own = element.localName + (role && ROLE.test(role) ? `[role=${role}]` : '');
  // `[data-rum-name=cart] > button` for a part of something that has a name
  return named && named !== element ? `${name} > ${own}` : own + name;
}
