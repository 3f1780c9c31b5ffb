/** Where the button is, so that it can be clicked without asking the page. */
export const BUTTON = { x: 40, y: 20 };

/** A static page of some length with a button that asks an API, so that there is a vital of each kind. */
export function benchPage(tag: string): string {
  const items = Array.from(
    { length: 200 },
    (_, at) => `<li><a href="#${at}">Entry ${at}</a>, of some length</li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>
<link rel="icon" href="data:,">${tag}<style>button { position: fixed; inset: 0 auto auto 0; width: 80px; height: 40px }</style>
</head><body><button>Ask</button><h1>The same page for everyone</h1><p><output></output></p><ul>${items.join('')}</ul>
<script>document.querySelector('button').addEventListener('click', async () => {
  const response = await fetch('/api/answer');
  document.querySelector('output').textContent = JSON.stringify(await response.json());
});</script></body></html>`;
}
