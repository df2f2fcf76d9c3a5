import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { askLines, askOnce, checkedDate } from '../../src/command/ask.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { InputError } from '../../src/errors.ts';
import { fakeIo } from '../fakes/io.ts';
import { heldParts } from '../fakes/parts.ts';
import { ROOT } from '../fakes/root.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const QUESTION = '长沙小巨人企业贷款贴息的标准是什么';
const line = (row: object) => JSON.stringify(row);

async function served(...lines: string[]) {
  const io = fakeIo(lines);
  const status = await askLines(parts, io);
  return { status, rows: io.printed.map((text) => JSON.parse(text)) };
}

describe('ask', () => {
  it('prints the text that a person is sent, and nothing else', async () => {
    const io = fakeIo();
    expect(await askOnce(parts, io, QUESTION, { json: false, asOf: undefined })).toBe(0);
    expect(io.printed.length).toBe(1);
    expect(io.printed[0]).toContain('长政办发〔2022〕4号');
    expect(io.told).toEqual([]);
  });

  it.each(['README.md', 'README.zh-CN.md'])('answers as %s shows', async (file) => {
    const [, asked = '', answered] =
      /<!-- exchange -->\n```\n您：(.*)\n\n策问：([\s\S]*?)\n```/.exec(readFileSync(join(ROOT, file), 'utf8')) ?? [];
    const io = fakeIo();
    await askOnce(parts, io, asked, { json: false, asOf: '2026-11-26' });
    expect(io.printed[0]).toBe(answered);
  });

  it('prints the whole reply with --json', async () => {
    const io = fakeIo();
    await askOnce(parts, io, QUESTION, { json: true, asOf: '2022-01-25' });
    const reply = JSON.parse(io.printed[0] ?? '');
    expect(Object.keys(reply).sort()).toEqual(
      ['outcome', 'text', 'citations', 'figures', 'calculations', 'choices', 'notices', 'wordedBy', 'reading'].sort(),
    );
    expect(reply.citations[0].document).toMatchObject({
      number: '长政办发〔2022〕4号',
      status: 'not-yet',
      provenance: 'excerpt',
    });
    expect(Object.keys(reply.citations[0]).sort()).toEqual(['clause', 'document', 'locator', 'n', 'text']);
    expect(reply.wordedBy).toBe('rules');
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', 'tomorrow', '', '20260101'])('knows no day %j', (text) => {
    expect(() => checkedDate(text)).toThrow(InputError);
  });

  it.each(['', '   ', '\u200b\u0000', '\n\t'])('refuses the empty question %j', async (text) => {
    await expect(askOnce(parts, fakeIo(), text, { json: false, asOf: undefined })).rejects.toThrow(InputError);
  });

  it.each([
    ['10,000 characters', '贷款贴息'.repeat(2500)],
    ['control characters', `${QUESTION}\u0000\u0007\u001b[31m\u202e`],
    ['an emoji', `${QUESTION}🙏`],
    ['half a surrogate pair', `${QUESTION}\ud83d`],
    ['markup', `<script>alert(1)</script>${QUESTION}`],
  ])('answers a question with %s', async (_, text) => {
    const io = fakeIo();
    expect(await askOnce(parts, io, text, { json: true, asOf: undefined })).toBe(0);
    expect(['answer', 'decline', 'ask']).toContain(JSON.parse(io.printed[0] ?? '').outcome);
    expect(io.printed[0]).not.toMatch(/\\u0000|\\u001b|\\u202e|\u202e/);
  });
});

describe('ask --jsonl', () => {
  it('answers line by line, in order, under the ids that were given', async () => {
    const { status, rows } = await served(line({ id: 'a', question: QUESTION }), line({ id: 2, question: '你好' }));
    expect(status).toBe(0);
    expect(rows.map((r) => r.id)).toEqual(['a', 2]);
    expect(rows[0].reply.citations[0].clause).toBe('changsha-sme-2022#1.1');
  });

  it('tells how it read the message: acts, slots with their words, what was left over', async () => {
    const { rows } = await served(line({ id: 1, question: '我们是长沙市级小巨人，今年贷款500万，能贴多少' }));
    const { acts, slots, residue } = rows[0].reply.reading;
    expect(acts).toMatchObject([{ act: 'calculate' }]);
    expect(slots).toContainEqual({ fact: '年度贷款总额', value: '5000000', words: '今年贷款500万' });
    expect(residue).toEqual([]);
  });

  it('takes a reading that is handed in in place of its own', async () => {
    const question = '那个，五百个的话呢，小巨人来着，长沙';
    const reading = {
      acts: [{ act: 'calculate', measure: 'changsha-loan-interest' }],
      slots: [
        { fact: '年度贷款总额', value: '5000000', words: '五百个' },
        { fact: '认定称号', value: { has: ['市级专精特新小巨人'] }, words: '小巨人' },
        { fact: '所在地', value: '430100', words: '长沙' },
      ],
    };
    const { status, rows } = await served(line({ id: 1, question, reading, asOf: '2026-11-25' }));
    expect(status).toBe(0);
    expect(rows[0].reply.calculations[0].amount.value).toBe('150000');
    expect(rows[0].reply.reading).toEqual(reading);
  });

  it.each([
    ['a fact that nobody knows', { acts: [], slots: [{ fact: '无此事实', value: '1', words: '你好' }] }],
    ['words that nobody said', { acts: [], slots: [{ fact: '年度贷款总额', value: '1', words: '贷款' }] }],
    ['a measure that is not held', { acts: [{ act: 'calculate', measure: 'nowhere' }], slots: [] }],
    ['a document that is not held', { acts: [{ act: 'ask', document: 'nowhere' }], slots: [] }],
  ])('refuses a reading with %s', async (_, reading) => {
    const { status, rows } = await served(line({ id: 1, question: '你好', reading }));
    expect(status).toBe(1);
    expect(rows[0].error.code).toBe('input');
  });

  it('tells a line that cannot be served in its place, and goes on', async () => {
    const { status, rows } = await served(
      line({ id: 1, question: '你好' }),
      '{not json',
      '[1,2]',
      line({ id: 4 }),
      line({ id: 5, question: QUESTION, asOf: '2026-02-30' }),
      line({ id: 6, question: ' ' }),
      line({ id: 7, question: 7 }),
      line({ question: '谢谢' }),
    );
    expect(status).toBe(1);
    expect(rows.map((r) => r.line ?? 'reply')).toEqual(['reply', 2, 3, 4, 5, 6, 7, 'reply']);
    expect(rows.map((r) => r.id)).toEqual([1, null, null, 4, 5, 6, 7, null]);
    for (const row of rows.slice(1, 7)) {
      expect(row.error.code).toBe('input');
      expect(row.error.message).not.toBe('');
      expect(row.reply).toBeUndefined();
    }
  });

  it('counts blank lines and answers none of them', async () => {
    const { rows } = await served('', line({ id: 1, question: '你好' }), '', 'x');
    expect(rows.map((r) => r.line ?? r.id)).toEqual([1, 4]);
  });

  it('takes the day that a line names', async () => {
    const { rows } = await served(
      ...['2022-01-31', '2022-02-01'].map((asOf) => line({ id: asOf, question: QUESTION, asOf })),
    );
    expect(rows.map((r) => r.reply.citations[0].document.status)).toEqual(['not-yet', 'in-force']);
  });

  it('reads a question after the messages before it', async () => {
    const { rows } = await served(line({ id: 1, question: '那杭州呢', history: ['长沙小巨人奖励多少'] }));
    expect(rows[0].reply.citations[0].document.region).toBe('330100');
  });
});
