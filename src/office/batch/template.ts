import { writeXlsx } from 'hucre/xlsx';
import type { Fact, FactBook } from '../../knowledge/fact.ts';
import { SHEET_LIMITS } from '../spreadsheet/limits.ts';
import { letterOf } from './client-table.ts';

/** How a column is headed and filled in. */
const HEADED: Readonly<Partial<Record<Fact['type'], string>>> = { amount: '（万元）', rate: '（%）' };

/** An xlsx file to fill in: the name and a column a fact that a cell can tell, with how each is asked; a row a client. */
export async function templateOf(book: FactBook): Promise<Uint8Array> {
  const facts = [...book].filter(([, fact]) => fact.type !== 'list');
  const heads = facts.map(([name, fact]) => `${name}${unitOf(fact)}`);
  const lists = facts.flatMap(([, fact], i) => {
    const values = fact.type === 'truth' ? ['是', '否'] : fact.type === 'choice' ? Object.keys(fact.options) : [];
    const column = letterOf(i + 1);
    return values.length > 0
      ? [{ type: 'list' as const, values, allowBlank: true, range: `${column}2:${column}${SHEET_LIMITS.rows}` }]
      : [];
  });
  return writeXlsx({
    sheets: [
      {
        name: '客户',
        rows: [['企业名称', ...heads]],
        columns: ['企业名称', ...heads].map((head) => ({ width: Math.min(40, 6 + head.length * 2) })),
        freezePane: { rows: 1, columns: 1 },
        dataValidations: lists,
      },
      {
        name: '怎么填',
        rows: [
          ['列', '问的是什么', '怎么填'],
          ...facts.map(([name, fact], i) => [heads[i] ?? name, fact.ask.replaceAll('{name}', '这些称号'), howTo(fact)]),
        ],
        columns: [{ width: 28 }, { width: 48 }, { width: 80 }],
      },
    ],
  });
}

function unitOf(fact: Fact): string {
  if (fact.type !== 'number') return HEADED[fact.type] ?? '';
  return { h: '（小时）', t: '（吨）', year: '（年）', month: '（个月）', count: '' }[fact.unit];
}

function howTo(fact: Fact): string {
  switch (fact.type) {
    case 'truth':
      return '是或否；不知道就空着';
    case 'choice':
      return `其中之一：${Object.keys(fact.options).join('、')}`;
    case 'names':
      return `有几个就写几个，用顿号隔开；一个也没有写“无”：${Object.keys(fact.options).join('、')}`;
    case 'year':
      return '四位数的年份';
    case 'place':
      return '省、市、区县，从省写起';
    default:
      return '数字；单位照表头，也可以连单位一起写';
  }
}
