import { expect, it } from 'vitest';
import { routeTemplate } from './routeTemplate.ts';

it.each([
  ['/residences', {}, '/residences'],
  ['/', {}, '/'],
  ['/residences/7', { id: '7' }, '/residences/:id'],
  ['/tasks/tasks', { id: 'tasks' }, '/tasks/:id'],
  ['/acme/projects/7', { org: 'acme', id: '7' }, '/:org/projects/:id'],
  ['/a/a', { first: 'a', second: 'a' }, '/:first/:second'],
  ['/people/jane%40example.com/edit', { mail: 'jane@example.com' }, '/people/:mail/edit'],
  ['/people/jane%40example.com', { mail: 'jane%40example.com' }, '/people/:mail'],
  ['/docs/a/b/c', { slug: ['a', 'b', 'c'] }, '/docs/*'],
  ['/docs/en/a/b', { lang: 'en', slug: ['a', 'b'] }, '/docs/:lang/*'],
  ['/docs', { slug: undefined }, '/docs'],
  ['/bad/%E0%A4%A', { id: '%E0%A4%A' }, '/bad/:id'],
  // a rewrite shows another path than the one that the params are of
  ['/pretty', { id: '7' }, '/pretty'],
])('%s with %j is %s', (pathname, params, template) => {
  expect(routeTemplate(pathname, params)).toBe(template);
});
