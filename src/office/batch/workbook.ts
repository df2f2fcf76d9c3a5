import type { CellValue, WriteSheet } from 'hucre/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import type { MappedColumn } from '../../contract/cell-table.ts';
import { CALLED, type Change } from './changes-since.ts';
import { letterOf } from './client-table.ts';
import type { ClientMatch, ClientStanding, Match } from './match-client.ts';
import type { MatchedMeasure } from './matched-measures.ts';

/** What the sheets are made of. */
export interface MatchedClients {
  readonly day: string;
  readonly measures: readonly MatchedMeasure[];
  readonly clients: readonly ClientMatch[];
  readonly columns: readonly MappedColumn[];
  /** Since the clients were matched last; null where they never were. */
  readonly changes: readonly Change[] | null;
}

/** The matches as an xlsx file: a row a client, clients by measures, the measures, the columns that were not used, what is otherwise than last time. Nothing in it is a formula. */
export async function workbookOf({ day, measures, clients, columns, changes }: MatchedClients): Promise<Uint8Array> {
  const told = measures.filter((measure) => clients.some(({ matches }) => matches.some((m) => m.measure === measure)));
  return writeXlsx({
    sheets: [
      sheetOf('客户', WIDTHS.clients, [CLIENT_HEAD, ...clients.map(clientRow)]),
      ...(changes === null
        ? []
        : [
            sheetOf('变化', WIDTHS.changes, [
              ['客户', '措施', '上次', '这次'],
              ...changes.map(({ client, measure, was, is }) => [client, measure, was, is]),
            ]),
          ]),
      sheetOf(
        '客户和措施',
        [24, ...told.map(() => 40)],
        [['客户', ...told.map(({ rule }) => rule.title)], ...clients.map((one) => byMeasure(one, told))],
      ),
      sheetOf('措施', WIDTHS.measures, [MEASURE_HEAD, ...told.map((measure) => measureRow(measure, clients))]),
      sheetOf('没有用到的列', WIDTHS.columns, [
        ['列', '表头', '为什么'],
        ...columns.flatMap(({ at, heading, use, why }) =>
          use === null && why !== null ? [[letterOf(at), heading, why]] : [],
        ),
      ]),
      sheetOf(
        '说明',
        [100],
        notesOf(day, clients.length).map((line) => [line]),
      ),
    ],
  });
}

const WIDTHS = {
  clients: [24, 8, 48, 48, 48, 16, 16, 36, 14, 48, 24],
  measures: [32, 12, 40, 12, 14, 24, 36, 28, 40, 10, 10, 10],
  columns: [8, 24, 48],
  changes: [24, 36, 40, 40],
} as const;

const CLIENT_HEAD = [
  '客户',
  '符合几项',
  '现在符合',
  '差一点',
  '还缺什么才能定',
  '合计：确定（元）',
  '合计：最多（元）',
  '先问哪一项',
  '最近的截止日',
  '依据',
  '没有写的先按什么算',
];

function clientRow({ client, matches, certain, possible, ask }: ClientMatch): CellValue[] {
  const of = (standing: ClientStanding): readonly Match[] => matches.filter((one) => one.standing === standing);
  const fits = of('fits');
  const near = of('near');
  const lines = (all: readonly Match[]): string | null =>
    all.length === 0 ? null : all.map(({ measure, says }) => `${measure.rule.title}：${says}`).join('\n');
  const days = [...fits, ...near].flatMap(({ measure }) => measure.deadline ?? []).sort();
  const sources = [...new Set([...fits, ...near].map(({ measure }) => measure.source))];
  return [
    client.name,
    fits.length,
    lines(fits),
    lines(near),
    lines(of('open').slice(0, OPEN_TOLD)),
    Number(certain),
    Number(possible),
    ask,
    days[0] ?? null,
    sources.join('\n') || null,
    [...new Set([...fits, ...near].flatMap(({ assumed }) => assumed))].join('、') || null,
  ];
}
/** So many measures that wait for a fact stand in a client's row; all stand in the second sheet. */
const OPEN_TOLD = 8;

function byMeasure({ client, matches }: ClientMatch, measures: readonly MatchedMeasure[]): CellValue[] {
  const of = new Map(matches.map((one) => [one.measure, one]));
  return [
    client.name,
    ...measures.map((measure) => {
      const one = of.get(measure);
      if (!one) return null;
      const { standing, says, assumed } = one;
      const parts = [
        `${CALLED[standing]}${says === '' ? '' : `：${says}`}`,
        ...(standing !== 'not' && assumed.length > 0 ? [assumed.join('、')] : []),
        ...(measure.deadline ? [`截止：${measure.deadline}`] : []),
        `依据：${measure.source}`,
      ];
      return parts.join('；');
    }),
  ];
}

const MEASURE_HEAD = [
  '措施',
  '地区',
  '给多少',
  '是否有效',
  '截止日',
  '什么时候申报',
  '依据',
  '找谁',
  '条款（据原文转述或收录的文本）',
  '符合（家）',
  '差一点（家）',
  '缺资料（家）',
];

function measureRow(measure: MatchedMeasure, clients: readonly ClientMatch[]): CellValue[] {
  const count = (standing: ClientStanding): number =>
    clients.filter(({ matches }) => matches.some((m) => m.measure === measure && m.standing === standing)).length;
  return [
    measure.rule.title,
    measure.region,
    measure.promised,
    measure.status,
    measure.deadline ?? '条款没有写',
    measure.window ?? '条款没有写',
    measure.source,
    measure.bodies.join('、') || '条款没有写',
    measure.clause,
    count('fits'),
    count('near'),
    count('open'),
  ];
}

const notesOf = (day: string, clients: number): readonly string[] => [
  `按 ${day} 有效的措施核对了 ${clients} 家企业。没有列出的措施不在这家企业的地区或行业。`,
  '符合：填写的事实都达到条款；还有机器不能核对的条件，以主管部门审定为准。差一点：只差一个数，写明差多少。缺资料：写着缺哪几项，补上才能定。没有写的先按常见情况算，写明按什么算；不是这样的请在名单里补上再核对。',
  '合计确定：只加金额已定、条款写明可以同时享受或只有一项的；合计最多：把上限、缺资料的和条款没有写能否同享的都算上，不是承诺。',
  '空着的格子按不知道处理，不当作没有，也不当作零；写“无”“否”“0”才是没有。称号一列按全部称号理解。',
  '截止日是文件或条款写明的最后一天；每年的申报时间以主管部门通知为准。',
];

const sheetOf = (name: string, widths: readonly number[], rows: CellValue[][]): WriteSheet => ({
  name,
  rows,
  columns: widths.map((width) => ({ width, style: { alignment: { wrapText: true, vertical: 'top' } } })),
  freezePane: { rows: 1, columns: 1 },
  ...(rows.length > 1 && widths.length > 1
    ? { autoFilter: { range: `A1:${letterOf(widths.length - 1)}${rows.length}` } }
    : {}),
});
