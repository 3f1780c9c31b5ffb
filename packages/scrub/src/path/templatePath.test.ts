import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { templatePath } from './templatePath.ts';

describe('templatePath', () => {
  it.each([
    ['/', '/'],
    ['', '/'],
    ['/residences/42/', '/residences/:id'],
    ['/a//b?x=1', '/a/b'],
    ['/users/john@x.com/edit', '/users/:email/edit'],
    ['/users/john%2540x.com', '/users/:email'],
    ['/users/550e8400-e29b-41d4-a716-446655440000', '/users/:uuid'],
    ['/reset/wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY1', '/reset/:token'],
    ['/x/2024-11-21/y', '/x/:id/y'],
    ['/at/52.52,13.4', '/at/:id'],
    ['/at/52.520/13.405', '/at/:id/:id'],
    ['/born/12.5.80', '/born/:id'],
    ['/notes/jane-doe.txt', '/notes/:file.txt'],
    ['/%C3%BC', '/:id'],
    ['/a;jsessionid=1F', '/a'],
    ['/john.doe', '/:file'],
    ['/files/Jane_Doe.pdf', '/files/:file.pdf'],
    ['/uploads/jane-doe.jpg', '/uploads/:file.jpg'],
    ['/_next/static/chunks/app/page-0a1b2c3d4e.js', '/_next/static/chunks/app/page.js'],
    ['/assets/app.3f2a9c.js', '/assets/app.js'],
    ['/assets/0a1b2c3d.css', '/assets/:file.css'],
    ['/img/hero-banner.webp', '/img/hero-banner.webp'],
    ['/hero.jpg', '/hero.jpg'],
    ['/api/v1/oauth2/token', '/api/v1/oauth2/token'],
    ['/npm/react@18.2.0/umd/react.production.min.js', '/npm/react@18.2.0/umd/react.production.min.js'],
    ['/.well-known/openid-configuration', '/.well-known/openid-configuration'],
    ['/web-vitals/task-123', '/web-vitals/:id'],
    ['/a/b/c/d/e/f/g/h/i/j/k/l/m/n', '/a/b/c/d/e/f/g/h/i/j/k/*'],
    ['/residences/:id/[slug]', '/residences/:id/[slug]'],
    ['/users/jane-doe/edit', '/users/:id/edit'],
    ['/u/jdoe', '/u/:id'],
    ['/@jane', '/:email'],
    ['/profile/Jane_Doe42', '/profile/:id'],
    ['/accounts/users/jane', '/accounts/:id/:id'],
    ['/account/settings', '/account/settings'],
    ['/users/new', '/users/new'],
    ['/users/me/tasks', '/users/me/tasks'],
    ['/users/[id]', '/users/[id]'],
    ['/src/users/table.tsx', '/src/users/table.tsx'],
    ['/people', '/people'],
  ])('%s becomes %s', (path, template) => {
    expect(templatePath(path)).toBe(template);
    expect(templatePath(template)).toBe(template);
  });

  it('prefers the own route with the most fixed segments', () => {
    const routes = [
      '/residences/:id',
      '/residences/new',
      '/tasks/[id]',
      '/files/*',
      '/docs/[...slug]',
      '/o/[[...rest]]',
    ];
    expect(templatePath('/residences/new', routes)).toBe('/residences/new');
    expect(templatePath('/residences/maria/', routes)).toBe('/residences/:id');
    expect(templatePath('/tasks/7', routes)).toBe('/tasks/[id]');
    expect(templatePath('/files/a/b', routes)).toBe('/files/*');
    expect(templatePath('/docs/a/b/c', routes)).toBe('/docs/[...slug]');
    expect(templatePath('/docs', routes)).toBe('/docs');
    expect(templatePath('/o', routes)).toBe('/o/[[...rest]]');
    expect(templatePath('/residences/7/tasks', routes)).toBe('/residences/:id/tasks');
  });

  it('changes nothing the second time, keeps no number of three digits and at most 12 segments', () => {
    const segment = fc.oneof(
      fc.webPath(),
      fc.webSegment(),
      fc.string(),
      fc.uuid(),
      fc.emailAddress(),
      fc.nat().map(String),
      fc.constantFrom('a.js', 'A-b.c.png', ':id', '*', '..'),
    );
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 16 }), (segments) => {
        const once = templatePath(`/${segments.join('/')}`);
        expect(templatePath(once)).toBe(once);
        expect(once.split('/').length).toBeLessThanOrEqual(13);
        expect(once).not.toMatch(/\d{4}|@(?!\d|v\d)|%|[?#;]/);
      }),
      { numRuns: 2000 },
    );
  });
});
