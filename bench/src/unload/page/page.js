/*
 * The page's own script: real shifts, a late LCP candidate, interactions that cost `?work=` milliseconds, and calls to its
 * API: two at the load, one that is never answered, and one at each click.
 */
(() => {
  const work = Number(new URLSearchParams(location.search).get('work'));
  const find = (id) => document.getElementById(id);
  const busy = () => {
    const end = performance.now() + work;
    while (performance.now() < end);
  };
  const call = (name) => {
    globalThis.truth.call(`/api/${name}`);
    fetch(`/api/${name}`).catch(() => undefined);
  };
  const callXhr = (name) => {
    globalThis.truth.call(`/api/${name}`);
    const xhr = new XMLHttpRequest();
    xhr.open('GET', `/api/${name}`);
    xhr.send();
  };
  const grow = (height) => {
    find('banner').style.height = height;
  };
  addEventListener('load', () => {
    call('list');
    callXhr('profile');
    call('never');
    setTimeout(() => grow('90px'), 60);
    setTimeout(() => {
      find('hero').src = '/hero.svg';
      find('hero').hidden = false;
    }, 120);
    setTimeout(() => grow('160px'), 1400);
  });
  find('work').addEventListener('click', () => {
    call('save');
    busy();
  });
  find('link').addEventListener('click', () => {
    call('follow');
    busy();
  });
  find('submit').addEventListener('click', () => {
    call('submit');
    busy();
    location.assign('/away');
  });
})();
