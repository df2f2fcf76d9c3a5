import { performance } from 'node:perf_hooks';
import { writeXlsx } from 'hucre/xlsx';
import { tableReader } from '../../src/app/table-reader.ts';
import { match } from '../../src/calculate/match.ts';
import { openClientTable, readClients } from '../../src/office/batch/client-table.ts';
import type { ClientMatch } from '../../src/office/batch/match-client.ts';
import { isBadCell, matchClients } from '../../src/office/batch/match-clients.ts';
import { matchedMeasures } from '../../src/office/batch/matched-measures.ts';
import { workbookOf } from '../../src/office/batch/workbook.ts';
import { readTable } from '../../src/office/spreadsheet/read-table.ts';
import { held } from '../fakes/knowledge.ts';
import { Random } from '../fakes/random.ts';

/** A file of clients from reading to the finished workbook, and one enterprise against every measure: seconds, processor time and memory. */
const CLIENTS = Number(process.argv[2] ?? 5000);
const DAY = '2026-11-26';
const chance = new Random(17);
const random = () => chance.next();
const one = <T>(all: readonly T[]): T => chance.pick(all);

const HEAD =
  '企业名称 省份 城市 资质 是否中小微企业 企业规模 贷款总额（万元） 贷款期限（月） 贷款用途 研发费用（万元） 研发占比（%） 营业收入（万元） 2025年营业收入（万元） 认定年份 固定资产投资（亿元） 单项冠军产品数量 已上市 是否有工业用地 联系人 备注'.split(
    ' ',
  );
const PLACES = [
  ['湖南省', '长沙市岳麓区'],
  ['湖南省', '株洲'],
  ['浙江省', '杭州市'],
  ['重庆市', '渝北区'],
  ['湖南', '长沙县'],
] as const;
const TITLES = [
  '高新技术企业',
  '国家级专精特新小巨人、高企',
  '市级小巨人',
  '无',
  '科技型中小企业',
  '专精特新中小企业',
  '-',
];

function client(n: number) {
  const [province, city] = one(PLACES);
  const figure = (most: number) => (random() < 0.3 ? null : Math.round(random() * most));
  return [
    `企业${n}`,
    province,
    city,
    one(TITLES),
    one(['是', '否', null]),
    one(['小型', '中型', null]),
    figure(3000),
    one([12, 6, null]),
    one(['技改', '扩产', null]),
    figure(5000),
    figure(20),
    figure(100_000),
    figure(100_000),
    one([2022, 2023, '2024年', null]),
    figure(5),
    one([1, 2, null]),
    one(['否', null]),
    one(['有', '无', null]),
    '张三',
    '重点客户',
  ];
}

const rest = () => new Promise<void>((resolve) => setImmediate(resolve));
const seconds = (ms: number): string => (ms / 1000).toFixed(1);
const cpu = (): number => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 50);

async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  await rest();
  const [wall, spent] = [performance.now(), cpu()];
  const result = await work();
  peak = Math.max(peak, process.memoryUsage().rss);
  console.log(
    `${what.padEnd(28)}${seconds(performance.now() - wall)} s, ${seconds(cpu() - spent)} s of processor time, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
  );
  return result;
}

const file = await writeXlsx({
  sheets: [{ name: '客户', rows: [HEAD, ...Array.from({ length: CLIENTS }, (_, i) => client(i))] }],
});
console.log(
  `${CLIENTS} clients, ${HEAD.length} columns, ${(file.length / 1e6).toFixed(1)} MB; before: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
);
const [wall, spent] = [performance.now(), cpu()];
const reader = tableReader(held, DAY);
const table = await timed('read the sheet', () => readTable(file));
const opened = await timed('map the columns', () => openClientTable(table, reader));
const { clients, bad } = await timed('read the cells', () => readClients(opened, reader, held.book.facts));
if (bad.length > 0) throw new Error(JSON.stringify(bad.slice(0, 3)));
const measures = await timed('open the measures', () => matchedMeasures(held, DAY));
const matched = await timed('match', async () => {
  const all: ClientMatch[] = [];
  for (const found of matchClients(clients, measures, held, DAY, opened)) {
    if (!isBadCell(found)) all.push(found);
    if (all.length % 100 === 0) await rest();
  }
  return all;
});
const book = await timed('write the workbook', () =>
  workbookOf({ day: DAY, measures, clients: matched, columns: opened.columns, changes: null }),
);
console.log(
  `in all: ${seconds(performance.now() - wall)} s, ${seconds(cpu() - spent)} s of processor time; peak ${(peak / 1e6).toFixed(0)} MB; workbook ${(book.length / 1e6).toFixed(1)} MB`,
);

const rules = measures.map(({ rule }) => rule);
await timed(`match ${Math.min(1000, CLIENTS)} enterprises`, () => {
  for (const { client } of matched.slice(0, 1000)) match(rules, client.given, { today: DAY });
});
clearInterval(watch);
