import { parseFigures } from '../../language/figure.ts';
import { chineseValue } from '../../language/numeral.ts';
import { articleOf, articlesReferredTo, awardsWithoutUnit, PERIOD_IN_TITLE } from '../../language/official-text.ts';
import type { Clause, PolicyDocument } from '../document.ts';
import type { Fault } from '../fault.ts';
import type { Knowledge } from '../load.ts';
import type { RuleFile } from '../measure.ts';
import { lintMeasures } from './lint-measures.ts';

const LONGEST = 1500;

/**
 * What a careful reader would mark in the knowledge: nothing that can't be loaded, but what is likely wrong or hard to use. In the files
 * `added` by an admin the words of the official text are as they are.
 */
export function lint(knowledge: Knowledge, added: ReadonlySet<string> = new Set()): Fault[] {
  const faults: Fault[] = [];
  for (const document of knowledge.documents.values()) {
    faults.push(...lintDates(document));
    if (added.has(document.file)) {
      faults.push(...lintUndated(document));
      continue;
    }
    for (const [i, clause] of document.clauses.entries()) {
      faults.push(...lintBody(document, clause, document.clauses[i + 1]));
      faults.push(...lintReferences(document, clause), ...lintAmounts(document, clause));
      faults.push(...lintMeasures(document, clause, knowledge));
    }
  }
  for (const file of knowledge.book.files) faults.push(...lintScale(file, knowledge));
  return faults.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

const at = (
  document: PolicyDocument,
  line: number,
  what: string,
  remedy: string,
  severity: Fault['severity'] = 'warning',
): Fault => ({
  file: document.file,
  line,
  severity,
  what,
  remedy,
});

/** Of a text of no date nobody can say whether it is in force. */
function lintUndated(document: PolicyDocument): Fault[] {
  const { effective, period, issued, provenance } = document;
  if (effective || period || provenance === 'commentary') return [];
  const what = issued ? '没有施行日期，也没有期限' : '没有日期';
  return [at(document, 2, `${what}，回答会注明“是否有效不明”`, '写上 effective: 2025-03-01 的样子；查不到就留着')];
}

/** The title bounds the time and the front matter doesn't, or the days stand in no possible order. */
function lintDates(document: PolicyDocument): Fault[] {
  const faults: Fault[] = [];
  const years = PERIOD_IN_TITLE.exec(document.title);
  if (years && !document.period)
    faults.push(
      at(
        document,
        2,
        `标题写明是 ${years[1]}–${years[2]} 年，文件头却没有 period`,
        `写上 period: { from: ${years[1]}-01-01, to: ${years[2]}-12-31 }`,
      ),
    );
  const { period, effective } = document;
  if (period && period.to < period.from)
    faults.push(at(document, 2, `有效期到 ${period.to} 结束，早于开始`, '改正 period', 'error'));
  if (period && effective && period.to < effective)
    faults.push(at(document, 2, `施行日期 ${effective} 在有效期结束以后`, '改正 effective 或 period', 'error'));
  return faults;
}

/** A heading with nothing below it, and a clause too long to be quoted. */
function lintBody(document: PolicyDocument, clause: Clause, next: Clause | undefined): Fault[] {
  const faults: Fault[] = [];
  // A clause stands below another where its path is longer.
  const groups = next !== undefined && next.path.length > clause.path.length;
  if (clause.text === '' && !groups && document.provenance !== 'excerpt')
    faults.push(at(document, clause.line, `${clause.locator} 只有标题，没有正文`, '补上正文，来源没有的写进 lacks'));
  if (clause.text.length > LONGEST)
    faults.push(
      at(
        document,
        clause.line,
        `${clause.locator} 有 ${clause.text.length} 个字，太长，没法引用`,
        '按原文的编号或段落分开',
      ),
    );
  return faults;
}

/** A reference to an article of this very text that it doesn't have. A text that is cut short may refer to what was left out. */
function lintReferences(document: PolicyDocument, clause: Clause): Fault[] {
  if (document.provenance === 'excerpt' || document.provenance === 'digest') return [];
  const articles = new Set(
    document.clauses.flatMap((c) => articleOf(c.locator) ?? []).map((han) => Number(chineseValue(han))),
  );
  if (articles.size === 0) return [];
  const faults: Fault[] = [];
  for (const numeral of articlesReferredTo(clause.text)) {
    const article = Number(chineseValue(numeral));
    if (!articles.has(article))
      faults.push(
        at(
          document,
          clause.line,
          `${clause.locator} 提到第${numeral}条，这份文件里没有`,
          '对照原文：是数字认错了，还是漏了一条',
        ),
      );
  }
  return faults;
}

/** An award of a number without a unit: 奖励50. */
function lintAmounts(document: PolicyDocument, clause: Clause): Fault[] {
  return awardsWithoutUnit(clause.text).map(({ words, figure }) =>
    at(document, clause.line, `${clause.locator} 里的 ${figure} 没有单位（${words}）`, '照原文写上单位'),
  );
}

/** A rule's sum that its clause has ten thousand times as large or as small: 元 written for 万元. */
function lintScale(file: RuleFile, knowledge: Knowledge): Fault[] {
  const text = knowledge.clauses.get(file.data.clause)?.text;
  if (!text) return [];
  const held = parseFigures(text).filter((f) => f.unit.startsWith('CNY'));
  const values = new Set(held.map((f) => Number(f.value)));
  const { award, conditions } = file.data;
  const faults: Fault[] = [];
  for (const [path, said] of strings({ award, conditions })) {
    for (const figure of parseFigures(said)) {
      const value = Number(figure.value);
      if (!figure.unit.startsWith('CNY') || value === 0 || values.has(value)) continue;
      const slipped = held.find((f) => Number(f.value) === value * 1e4 || Number(f.value) === value / 1e4);
      if (slipped)
        faults.push({
          file: file.file,
          line: file.lineOf(path),
          severity: 'error',
          what: `规则写 ${figure.text}，${file.data.clause} 写的是 ${slipped.text}`,
          remedy: '元和万元弄混了，照条款写',
        });
    }
  }
  return faults;
}

function* strings(value: unknown, path: readonly PropertyKey[] = []): Generator<[readonly PropertyKey[], string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) yield* strings(part, [...path, key]);
}
