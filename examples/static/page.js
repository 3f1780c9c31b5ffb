// A page of someone who has never heard of tracing: no import, no id, no header.
const api = document.querySelector('meta[name="api"]').content;
const answer = document.querySelector('#answer');

document.querySelector('[data-testid="call-api"]').addEventListener('click', async () => {
  answer.textContent = 'Asking …';
  try {
    const response = await fetch(`${api}/api/quotes/7?for=table`);
    answer.textContent = `${response.status}: ${(await response.json()).quote}`;
  } catch {
    answer.textContent = 'Nobody is in the workshop.';
  }
});

document.querySelector('[data-testid="busy"]').addEventListener('click', () => {
  // a handler that keeps the page busy for a quarter of a second: a poor interaction
  const until = performance.now() + 250;
  while (performance.now() < until);
  answer.textContent = 'Drawn, and it took a while.';
});

document.querySelector('[data-testid="fail"]').addEventListener('click', () => {
  throw new RangeError('the board is two centimetres short');
});

// a notice that comes late and pushes the page down: a layout shift
addEventListener('load', () =>
  setTimeout(() => {
    const notice = document.createElement('p');
    notice.textContent = 'The workshop is closed on Friday: we are fetching timber.';
    document.querySelector('#notice').append(notice);
  }, 150),
);
