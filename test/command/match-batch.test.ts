import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { matchBatch, writeTemplate } from '../../src/command/match-batch.ts';
import { fakeIo } from '../fakes/io.ts';
import { held } from '../fakes/knowledge.ts';
import { zipOf } from '../fakes/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'cewen-batch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = (string | number | boolean | Date | null)[];
let files = 0;

/** Runs a batch over a file of these rows, or of these bytes; what it tells, its status, and the sheets that it wrote. */
async function batch(content: Row[] | WriteSheet | string | Uint8Array, name = 'in.xlsx') {
  files += 1;
  const from = join(folder, `${files}-${name}`);
  const out = join(folder, `${files}-out.xlsx`);
  const bytes =
    typeof content === 'string' || content instanceof Uint8Array
      ? content
      : await writeXlsx({ sheets: [Array.isArray(content) ? { name: '客户', rows: content } : content] });
  writeFileSync(from, bytes);
  const io = fakeIo();
  const status = await matchBatch(held, { ...io, today: () => '2026-11-26' }, { from, out });
  const sheets = existsSync(out) ? (await readXlsx(readFileSync(out), { readStyles: true })).sheets : [];
  const clients = sheets[0]?.rows ?? [];
  const cell = (row: number, head: string) => clients[row]?.[(clients[0] ?? []).indexOf(head)] ?? null;
  return { status, told: io.told, sheets, cell, out };
}

describe('cewen match --batch', () => {
  it('reads headings and cells as customers write them, and tells each client what fits, by which clause and until when', async () => {
    const { status, sheets, cell, told } = await batch([
      ['2026年客户名单'],
      [
        '企业名称',
        '省份',
        '城市',
        '专精特新小巨人',
        '高企',
        '贷款总额（万元）',
        '贷款期限（月）',
        '小巨人认定年份',
        '是否中小微企业',
        '联系人',
      ],
      ['甲公司', '湖南省', '长沙市岳麓区', '市级', '√', 500, 12, new Date('2025-03-01'), '是', '张三'],
      ['乙公司', '湖南', '长沙', '市级', '否', '250万', '6', '2025年', '是', '李四'],
      [null],
      ['丙公司', '浙江省', '杭州', '国家级', '是', '-', null, null, '是', '王五'],
    ]);
    expect(told.at(-1)).toContain('核对了 3 家企业');
    expect(status).toBe(0);
    expect(cell(1, '现在符合')).toContain('长沙市级小巨人企业贷款贴息：15万元');
    expect(cell(1, '没有写的先按什么算')).toBe('假定申报年度为当年');
    expect(cell(1, '依据')).toContain('长政办发〔2022〕4号 一(一)');
    expect(cell(2, '差一点')).toContain('年度贷款总额250万元，要300万元，差50万元');
    expect(cell(3, '现在符合')).not.toContain('长沙');
    expect(sheets.map(({ name }) => name)).toEqual(['客户', '客户和措施', '措施', '没有用到的列', '说明']);
    const [head = [], first = []] = sheets[1]?.rows ?? [];
    expect(first[head.indexOf('长沙市级小巨人企业贷款贴息')]).toMatch(
      /^符合：15万元；.*依据：长政办发〔2022〕4号 一\(一\)$/,
    );
    expect(sheets[3]?.rows).toEqual([
      ['列', '表头', '为什么'],
      ['J', '联系人', '没有对应的事实'],
    ]);
  });

  it('reads a csv in GB18030 and in UTF-8 alike', async () => {
    const text = '企业名称,所在地,市级小巨人,2026年贷款总额,贷款用了多久\r\n"甲,公司",长沙,是,500万元,一年\r\n';
    const { cell, status } = await batch(text, 'in.csv');
    expect([status, cell(1, '客户')]).toEqual([0, '甲,公司']);
    expect(cell(1, '现在符合')).toContain('15万元');
  });

  it('names every bad cell by row, column and heading, and then writes nothing', async () => {
    const { status, told, out } = await batch({
      name: '客户',
      rows: [
        ['企业名称', '所在地', '贷款总额', '高企', '研发费用（万元）', '小巨人'],
        ['甲', '长沙', 500, '也许', -3, '是'],
        ['乙', '火星', '五百万', '是', null, '省级'],
        ['丙', '长沙', '80亿亿', '是', 12, '否'],
      ],
      cells: new Map([['2,4', { formula: 'A1+1', value: null }]]),
    });
    expect(status).toBe(1);
    expect(existsSync(out)).toBe(false);
    expect(told.filter((line) => line.startsWith('第'))).toEqual([
      '第 2 行 C 列（贷款总额）“500”：没有写单位：请在表头写明（如 贷款总额（万元））',
      '第 2 行 D 列（高企）“也许”：应当写是或否',
      '第 2 行 E 列（研发费用（万元））“-3”：年度研发费用不能是负数',
      expect.stringContaining('第 2 行 F 列（小巨人）“是”：没有写级别'),
      '第 3 行 B 列（所在地）“火星”：不是收录的省、市或区县',
      '第 3 行 E 列（研发费用（万元））：是没有存下结果的公式，不代为计算：请粘贴为数值',
      expect.stringContaining('第 4 行 C 列（贷款总额）“80亿亿”'),
    ]);
    expect(told.at(-1)).toBe('7 处要改，什么也没有写');
  });

  it('takes a formula for the value kept with it, a percentage for what it shows, and writes = + - @ as text', async () => {
    const { cell, sheets } = await batch({
      name: '客户',
      rows: [
        ['企业名称', '所在地', '市级小巨人', '贷款总额（万元）', '贷款年数', '研发费用占比', '=1+1'],
        ['=cmd|"/c calc"!A1', '长沙', '是', null, 1, 0.04, 'x'],
        ['+86', '长沙', '否', 1, 1, null, 'y'],
      ],
      cells: new Map([
        ['1,3', { formula: 'D3*500', value: 500, formulaResult: 500 }],
        ['1,5', { value: 0.04, style: { numFmt: '0.0%' } }],
      ]),
    });
    expect(cell(1, '现在符合')).toContain('15万元');
    expect([cell(1, '客户'), cell(2, '客户')]).toEqual(['=cmd|"/c calc"!A1', '+86']);
    expect(
      sheets.flatMap((sheet) => [...(sheet.cells?.values() ?? [])]).filter((c) => c.formula !== undefined),
    ).toEqual([]);
  });

  it('refuses what is too large, damaged or no table, and tells columns that say one thing twice', async () => {
    const bomb = zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(300 * 1024), 400 * 1024 * 1024);
    await expect(batch(bomb)).rejects.toThrow('展开后超过 200 MB');
    await expect(batch(zipOf('a.xml', Buffer.alloc(300), 0))).rejects.toThrow('没有写明展开后有多大');
    await expect(batch('PK nothing')).rejects.toThrow('已损坏');
    await expect(batch('企业名称,电话\n甲,1\n', 'in.csv')).rejects.toThrow('没有一列是认识的');
    const { told } = await batch([
      ['企业名称', '所在地', '研发费用（万元）', '研发投入（万元）'],
      ['甲', '长沙', 1, 2],
    ]);
    // Of two that seem to tell one thing the one is used whose cells can be read.
    const one = await batch([
      ['企业名称', '所在地', '贷款', '贷款金额（万元）', '小巨人', '贷款几个月'],
      ['甲', '长沙', '工行', 500, '市级', 12],
    ]);
    expect(one.cell(1, '现在符合')).toContain('15万元');
    expect(told[0]).toBe('没有用到的列：研发费用（万元）（和“研发投入（万元）”说的是同一件事：只留一列）');
  });

  it('gives a template whose every column it reads again', async () => {
    const out = join(folder, 'template.xlsx');
    await writeTemplate(held, fakeIo(), out);
    const [sheet] = (await readXlsx(readFileSync(out))).sheets;
    const head = sheet?.rows[0] ?? [];
    const row: Row = head.map((heading) => (heading === '企业名称' ? '甲' : heading === '所在地' ? '长沙' : null));
    const { status, told } = await batch([head, row]);
    expect([status, told]).toEqual([0, [expect.stringContaining('核对了 1 家企业')]]);
  });
});
