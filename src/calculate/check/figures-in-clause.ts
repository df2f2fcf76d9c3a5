import type { Comparator } from '../../knowledge/condition.ts';
import type { PolicyDocument } from '../../knowledge/document.ts';
import type { Fault } from '../../knowledge/fault.ts';
import { isLocked, type RuleFile } from '../../knowledge/measure.ts';
import { type Bound, parseFigures } from '../../language/figure.ts';
import type { FigureUse, Path, Uses } from '../references.ts';

/** A fault of a rule file at the line of a part of it. */
export function faultAt(file: RuleFile, path: Path, what: string, severity: Fault['severity'] = 'error'): Fault {
  return { file: file.file, line: file.lineOf(path), severity, what };
}

/** What the words around a figure may say of it where a rule sets this bound. */
const FITS: Readonly<Record<Comparator, readonly Bound[]>> = {
  min: ['at-least', 'exact'],
  above: ['above', 'exact'],
  max: ['at-most', 'exact'],
  below: ['below', 'exact'],
};

/** The bound at which the band beside one begins. */
const BESIDE: Readonly<Record<Comparator, Comparator>> = { min: 'below', above: 'max', max: 'above', below: 'min' };

/** Whether a clause text holds a figure, by value and unit and, for a threshold, with the boundary on the same side. */
function standsIn(text: string, { figure, limit, ofBand }: FigureUse): boolean {
  return parseFigures(text).some(
    (f) =>
      f.value === figure.value &&
      f.unit === figure.unit &&
      (limit === null || FITS[limit].includes(f.bound) || (ofBand === true && FITS[BESIDE[limit]].includes(f.bound))),
  );
}

/** How a sum is written that the clause gives for each of something, or not. */
function ofOtherUnit(text: string, { figure }: FigureUse): string {
  const held = parseFigures(text).find(
    (f) =>
      f.value === figure.value && f.unit !== figure.unit && f.unit.startsWith('CNY') && figure.unit.startsWith('CNY'),
  );
  if (!held) return '';
  return held.unit === 'CNY'
    ? `条款写的是“${held.text}”，按个数给的写 { each: ${held.text}, per: 数的是什么 }`
    : `条款写的是“${held.text}”，写 { of: 数的是什么, rate: ${figure.text}/${held.noun || '个'} }`;
}

/** The clause exists, holds every figure, and says what it said when the rule was approved; the document's dates are the rule's. */
export function checkText(file: RuleFile, uses: Uses, documents: ReadonlyMap<string, PolicyDocument>): Fault[] {
  const rule = file.data;
  const textOf = (id: string) => documents.get(id.split('#')[0] ?? '')?.clauses.find((c) => c.id === id)?.text;
  const text = textOf(rule.clause);
  if (text === undefined) return [faultAt(file, ['clause'], `没有条款 ${rule.clause}：写文件里有的`)];
  const faults: Fault[] = [];
  for (const use of uses.figures) {
    // 大于0 says that there is any at all; no clause prints it.
    if (use.figure.value === '0') continue;
    const where = use.clause === rule.clause ? text : textOf(use.clause);
    if (where === undefined) faults.push(faultAt(file, use.path, `没有条款 ${use.clause}：写文件里有的`));
    else if (!standsIn(where, use)) {
      const side = use.limit && standsIn(where, { ...use, limit: null }) ? `（按 ${use.limit} 的界限）` : '';
      const other = side ? '' : ofOtherUnit(where, use);
      faults.push(faultAt(file, use.path, `${use.clause} 里没有 ${use.figure.text}${side}：${other || '照条款写'}`));
    }
  }
  if (isLocked(rule, text))
    faults.push(
      faultAt(
        file,
        ['approved'],
        `规则已锁定，条款和复核时的文字不一样：两边对照以后，运行 cewen rules approve ${rule.id}`,
      ),
    );
  return [...faults, ...checkDates(file, documents)];
}

/** A figure in a title, or in the name of a fact that the rule asks, is one of its clauses': a reply prints both beside it. */
export function checkPrinted(file: RuleFile, uses: Uses, documents: ReadonlyMap<string, PolicyDocument>): Fault[] {
  const { clause, title } = file.data;
  const ids = new Set([clause, ...uses.figures.map((use) => use.clause)]);
  const texts = [...ids].flatMap(
    (id) => documents.get(id.split('#')[0] ?? '')?.clauses.find((c) => c.id === id)?.text ?? [],
  );
  const facts = [...new Map(uses.facts.map((use) => [use.fact, use.path]))];
  return [['标题', title, ['title']] as const, ...facts.map(([name, path]) => ['事实', name, path] as const)].flatMap(
    ([kind, words, path]) =>
      parseFigures(words)
        .filter(({ value, unit }) => !texts.some((text) => isHeld(text, value, unit)))
        .map(({ text }) =>
          faultAt(file, path, `${kind}“${words}”里有数字 ${text}，${clause} 里没有：不写数字，或照条款写`),
        ),
  );
}

const isHeld = (text: string, value: string, unit: string): boolean =>
  parseFigures(text).some((f) => f.value === value && f.unit === unit);

/** A rule is valid from the day on which its document takes effect, and to its end, where the document states them. */
function checkDates(file: RuleFile, documents: ReadonlyMap<string, PolicyDocument>): Fault[] {
  const { valid, clause } = file.data;
  const document = documents.get(clause.split('#')[0] ?? '');
  const from = document?.effective ?? document?.period?.from;
  const to = document?.period?.to;
  const faults: Fault[] = [];
  if (valid.from !== from)
    faults.push(
      faultAt(file, ['valid'], `规则自 ${valid.from ?? '（没写）'} 起，文件写的是 ${from ?? '（没写）'}：照文件写`),
    );
  if (valid.to !== to)
    faults.push(
      faultAt(file, ['valid'], `规则到 ${valid.to ?? '（没写）'} 止，文件写的是 ${to ?? '（没写）'}：照文件写`),
    );
  return faults;
}
