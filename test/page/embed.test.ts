import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { held } from '../fakes/knowledge.ts';
import { PageRig, type PageVisitor } from '../fakes/page-rig.ts';

const HOSTS = ['https://agency.example', 'https://*.city.example'];
let rig: PageRig;
const open = async (embedders: readonly string[], root = 'https://page'): Promise<PageVisitor> => {
  rig = await new PageRig(held, { embedders }).start();
  return rig.visitor(root);
};
const policyOf = (response: Response): string => response.headers.get('content-security-policy') ?? '';
afterEach(() => rig.close());

describe('the page in a frame', () => {
  let visitor: PageVisitor;
  beforeEach(async () => {
    visitor = await open(HOSTS);
  });

  test('may be held by the hosts that are named, and nothing else of ours by anybody', async () => {
    for (const path of [
      '/embed',
      '/embed/cards',
      '/embed/clause/changsha-sme-2022/1.1',
      '/embed/calculate/changsha-research',
      '/embed/nothing',
    ]) {
      const response = await visitor.get(path);
      expect(policyOf(response), path).toContain(`frame-ancestors ${HOSTS.join(' ')};`);
      expect(policyOf(response), path).toContain("default-src 'none'");
      expect(response.headers.get('x-frame-options'), path).toBeNull();
    }
    for (const path of ['/', '/cards', '/embedded', '/clause/changsha-sme-2022/1.1', '/nothing']) {
      const response = await visitor.get(path);
      expect(policyOf(response), path).toContain("frame-ancestors 'none'");
      expect(response.headers.get('x-frame-options'), path).toBe('DENY');
    }
  });

  test('leads to pages in the frame alone', async () => {
    for (const path of [
      '/embed',
      '/embed/cards',
      '/embed/card/changsha-loan-interest',
      '/embed/clause/changsha-sme-2022/1.1',
    ]) {
      await visitor.get(path);
      const links = [...visitor.page.matchAll(/<(?:a|form)[^>]*? (?:href|action)="([^"#]*)"[^>]*>/g)];
      expect(links.length).toBeGreaterThan(2);
      expect(
        links
          .filter(([tag, to]) => !to?.startsWith('/embed') && !tag.includes('_blank') && to !== '')
          .map(([tag]) => tag),
      ).toEqual([]);
    }
  });

  test('keeps the conversation by a cookie of the embedding site alone', async () => {
    const response = await visitor.post('/embed', { text: '一' });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-cewen-embed=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned$/,
    );
    await visitor.get('/embed');
    expect(visitor.page).toContain('答：一');
    expect(visitor.page, 'a form that needs no token').not.toContain('name="visit"');
  });

  test('keeps it without any cookie by what the form carries', async () => {
    await visitor.post('/embed', { text: '一' });
    const visit = visitor.hidden('visit');
    visitor.cookie = '';
    await visitor.post('/embed', { text: '二', visit, id: visitor.hidden('id') });
    expect(visitor.page).toMatch(/答：一[\s\S]*答：二/);
    expect(new Set(rig.house.messages.items.map(({ origin }) => origin?.sender)).size).toBe(1);
    await visitor.post('/embed', { visit });
    expect(visitor.page).toContain('答：二');
  });

  test('goes back to what was said long before by what the form carries', async () => {
    await visitor.post('/embed', { text: '一' });
    const visit = visitor.hidden('visit');
    visitor.cookie = '';
    for (let n = 0; n < 32; n += 1) {
      rig.clock.advance(120_000);
      await visitor.post('/embed', { text: `又${n}`, visit, id: visitor.hidden('id') });
    }
    expect(visitor.page).not.toContain('答：一');
    const before = visitor.hidden('before');
    expect(before).toMatch(/^\d+$/);
    await visitor.post('/embed', { visit, before });
    expect(visitor.page).toMatch(/答：一[\s\S]*回到最新的对话/);
    await visitor.post('/embed', { visit, before: visitor.hidden('before') });
    expect(visitor.page).toMatch(/答：又31/);
  });

  test('takes a reload of an answered form for the same message', async () => {
    const fields = { text: '一', id: 'a'.repeat(22) };
    await visitor.post('/embed', fields);
    await visitor.post('/embed', fields);
    expect(rig.house.texts).toEqual(['一']);
    expect(visitor.page).toContain('答：一');
  });

  test('is another visit than the page by itself, whose form carries no token', async () => {
    await visitor.post('/embed', { text: '一' });
    const visit = visitor.hidden('visit');
    const other = rig.visitor('https://page');
    await other.post('/', { text: '二', visit }, { 'x-live': '1' });
    expect(other.page).not.toContain('答：一');
    expect(other.page).not.toContain('name="visit"');
    expect((await visitor.post('/embed', { text: '三', visit }, { origin: 'https://agency.example' })).status).toBe(
      403,
    );
  });
});

test('without TLS no cookie is set in a frame, and the form carries the visit', async () => {
  const visitor = await open(['http://localhost:8000'], 'http://page');
  const response = await visitor.post('/embed', { text: '一' });
  expect(response.headers.get('set-cookie')).toBeNull();
  expect(visitor.hidden('visit')).toMatch(/^[\w-]{43}$/);
});

test('there is none where no site is named', async () => {
  const visitor = await open([]);
  const response = await visitor.get('/embed');
  expect(response.status).toBe(404);
  expect(policyOf(response)).toContain("frame-ancestors 'none'");
});
