import { Hono } from 'hono';
import type { MappedColumn } from '../contract/cell-table.ts';
import { InputError } from '../errors.ts';
import { note } from '../office/audit-trail.ts';
import { fileOf, JOBS, type Job, jobOf } from '../office/batch/jobs.ts';
import { type DeskContext, type DeskEnv, pageAsked } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import { batchesPage, batchPage } from './pages/batch-pages.ts';

const A_PAGE = 30;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Files of clients: handed in, their columns set right, matched, taken home. */
export function batchRoutes({ store, clock, batches, template, factNames }: DeskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/batch', async (c) => {
    const page = pageAsked(c);
    const jobs = await store.transaction((tx) => JOBS.list(tx, null, page * A_PAGE, A_PAGE + 1));
    return c.html(batchesPage(c.get('by'), jobs.slice(0, A_PAGE), page, jobs.length > A_PAGE));
  });
  app.get('/batch/template.xlsx', async (c) => download(c, '客户模板.xlsx', await template()));
  app.post('/batch', async (c) => {
    const file = (await c.req.parseBody()).file;
    if (!(file instanceof File) || file.size === 0) throw new InputError('请先选一个文件：xlsx 或 csv');
    const bytes = new Uint8Array(await file.arrayBuffer());
    return c.redirect(`/desk/batch/${await batches.add(c.get('by').account.id, file.name, bytes)}`, 303);
  });
  app.get('/batch/:id', async (c) => {
    const job = await store.transaction(async (tx) => {
      const kept = await jobOf(tx, c.req.param('id'));
      const by = c.get('by').account.id;
      if (batches.advanceOf(kept) === null)
        await note(tx, { by, did: '查看客户名单', to: kept.value.file }, clock.now());
      return kept;
    });
    return c.html(batchPage(c.get('by'), job, batches.advanceOf(job), factNames()));
  });
  app.get('/batch/:id/result.xlsx', async (c) => {
    const id = c.req.param('id');
    const by = c.get('by').account.id;
    const [job, bytes] = await store.transaction(async (tx) => {
      const kept = await jobOf(tx, id);
      await note(tx, { by, did: '下载客户名单', to: kept.value.file }, clock.now());
      return [kept, kept.value.state === 'done' ? await fileOf(tx, id, 'out') : null] as const;
    });
    if (!bytes) throw new InputError('这份名单还没有核对');
    return download(c, `${job.value.file.replace(/\.\w+$/, '')}-核对结果.xlsx`, bytes);
  });
  app.post('/batch/:id/columns', async (c) => {
    const id = c.req.param('id');
    const form = await c.req.parseBody();
    const { value } = await store.transaction((tx) => jobOf(tx, id));
    const columns = value.columns.map((column) => columnSet(column, form[`column-${column.at}`], factNames()));
    await batches.setColumns(id, c.get('by').account.id, columns);
    return c.redirect(`/desk/batch/${id}`, 303);
  });
  app.post('/batch/:id/match', async (c) => {
    await batches.match(c.req.param('id'), c.get('by').account.id);
    return c.redirect(`/desk/batch/${c.req.param('id')}`, 303);
  });
  app.post('/batch/:id/clients', async (c) => {
    await batches.keepClients(c.req.param('id'), c.get('by').account.id);
    return c.redirect('/desk/clients', 303);
  });
  app.post('/batch/:id/stop', async (c) => {
    await batches.stop(c.req.param('id'), c.get('by').account.id);
    return c.redirect(`/desk/batch/${c.req.param('id')}`, 303);
  });
  app.post('/batch/:id/remove', async (c) => {
    await batches.remove(c.req.param('id'), c.get('by').account);
    return c.redirect('/desk/batch', 303);
  });
  return app;
}

/** A column as the form sets it: the heading's own title stays where it is left as it was. */
function columnSet(column: MappedColumn, set: unknown, facts: readonly string[]): Job['columns'][number] {
  const use = useOf(String(set ?? ''), column, facts);
  return { ...column, use, why: use === null ? '没有选用' : null };
}

function useOf(set: string, { use }: MappedColumn, facts: readonly string[]): MappedColumn['use'] {
  if (set === 'name' || set === 'trade') return set;
  if (set === 'title') return use;
  return facts.includes(set) ? { fact: set, title: null } : null;
}

function download(c: DeskContext, name: string, bytes: Uint8Array): Response {
  const file = encodeURIComponent(name);
  const headers = { 'content-type': XLSX, 'content-disposition': `attachment; filename*=UTF-8''${file}` };
  return c.body(new Uint8Array(bytes).buffer, 200, headers);
}
