/** The page that is left: its picture big enough to become the LCP, its text wide enough to shift. */
export function pageHtml(tags: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unload</title>
<link rel="icon" href="data:,"><script src="/truth.js"></script>${tags}</head><body>
<div id="banner" style="background:#ddd"></div><h1>A page that is left</h1>
<p><button id="work">Work</button> <a id="link" href="/away">Follow</a> <button id="submit">Submit</button></p>
<img id="hero" alt="" hidden width="600" height="400"><p>${'Text that moves when the banner grows. '.repeat(20)}</p>
<script src="/page.js"></script></body></html>`;
}

/** A picture with enough in it to count for LCP (https://web.dev/articles/lcp#what-elements-are-considered). */
export function heroSvg(): string {
  const dots = Array.from(
    { length: 400 },
    (_, at) => `<circle cx="${(at * 37) % 600}" cy="${(at * 53) % 400}" r="9"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400">${dots.join('')}</svg>`;
}
