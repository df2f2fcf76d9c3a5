import { parseFigures } from '../../language/figure.ts';
import { isGrammar } from '../../language/figure-context.ts';
import { isArticleLocator } from '../../language/official-text.ts';
import { setPhraseAt } from '../../language/set-phrases.ts';
import type { Clause, PolicyDocument } from '../document.ts';
import type { Fault } from '../fault.ts';

/** Clauses: questions well-formed and, of a text that is `restated` by hand, places in order under the clause that they belong to, figures with units, headings and bodies too. */
export function checkClauses(document: PolicyDocument, restated: boolean): Fault[] {
  const faults: Fault[] = [];
  const asked = new Map<string, Clause>();
  const open: Clause[] = [];
  const last = new Map<string, Clause>();
  for (const clause of document.clauses) {
    const add = (what: string, remedy: string, severity: Fault['severity'] = 'error') =>
      faults.push({ file: document.file, line: clause.line, severity, what: `${clause.locator}：${what}`, remedy });
    open.length = clause.path.length;
    const parent = open.at(-1);
    open.push(clause);
    if (restated) checkForm(clause, parent, last, add);
    for (const ask of clause.asks) {
      const twin = asked.get(ask);
      if (twin) add(`第 ${twin.line} 行也写了「${ask}」`, '一个问法只写在一条条款里', 'warning');
      asked.set(ask, clause);
      if (ask.trim() !== ask || ask.length < 4 || ask.length > 40)
        add(`「${ask}」不是简短的问法`, '写 4 到 40 个字，两头不留空格');
      const figure = figuresTold(ask)[0];
      if (figure) add(`「${ask}」里有数字 ${figure}`, '问法里不写数字，数字只在条款正文里');
    }
  }
  return faults;
}

type Add = (what: string, remedy: string, severity?: Fault['severity']) => void;

function checkForm(clause: Clause, parent: Clause | undefined, last: Map<string, Clause>, add: Add): void {
  checkPlace(clause, parent, last, add);
  if (clause.heading === '' && clause.locator !== '前言') add('条款没有标题', '在条款编号后面写上');
  for (const body of clause.bodies)
    if (body.trim() !== body || body === '' || /[、，,；;。]/.test(body))
      add(`「${body}」不是一个部门的名称`, '一项写一个部门，照原文写');
  if (new Set(clause.bodies).size < clause.bodies.length) add('同一个部门写了两次', '去掉一个');
  if (clause.text === '' && clause.asks.length + clause.bodies.length > 0)
    add('只有标题没有正文，却写了问法或部门', '移到有正文的条款里');
  if (clause.text !== '' && clause.asks.length === 0) add('没有问法', '在 asks 里写企业会怎么问', 'warning');
  checkFigures(clause, add);
}

/** A place continues its parent's, and comes after the place before it. */
function checkPlace(clause: Clause, parent: Clause | undefined, last: Map<string, Clause>, add: Add): void {
  const place = placeIn(clause);
  const above = parent ? placeIn(parent) : '';
  // Articles are numbered through all chapters.
  const article = isArticleLocator(clause.locator);
  if (parent && !article && !place.startsWith(`${above}.`))
    add(`放在了 ${parent.locator} 下面`, '改正条款编号，或前面 # 的个数');
  const key = article ? '' : place.split('.').slice(0, -1).join('.');
  const series = `${key} ${/p\d+$/.test(place) ? 'p' : article ? 'article' : ''}`;
  const before = last.get(series);
  if (before && compare(placeIn(before), place) >= 0)
    add(`排在了 ${before.locator}（第 ${before.line} 行）后面`, '条款按原文的次序排');
  last.set(series, clause);
}

const placeIn = (clause: Clause): string => clause.id.slice(clause.id.indexOf('#') + 1);

function compare(a: string, b: string): number {
  const number = (place: string) => Number(/(?<!\d)(\d+)$/.exec(place)?.[1] ?? 0);
  return number(a) - number(b);
}

/** Quantities that an asker might take for the policy's; 一年, 一个, 第一次 are grammar. */
function figuresTold(text: string): string[] {
  return parseFigures(text)
    .filter((f) => !isGrammar(f))
    .map((f) => f.text);
}

/** Every digit is part of a quantity with a unit, of a date, of a document's number or of a set phrase. */
function checkFigures({ text }: Clause, add: Add): void {
  const figures = parseFigures(text);
  const naked = figures.find((f) => f.unit === 'number');
  if (naked) add(`「${around(text, naked.start)}」没有单位`, '写上来源里的单位');
  const unstated = figures.find((f) => f.unit.startsWith('CNY') && !f.stated);
  if (unstated) add(`「${around(text, unstated.start)}」是金额却没有写元`, '把单位写全');
  for (let at = 0; at < text.length; ) {
    const length = setPhraseAt(text, at)?.length ?? (figures.find((f) => f.start === at)?.text.length || 0);
    if (length === 0 && /\d/.test(text.charAt(at))) {
      add(`「${around(text, at)}」读不出是什么数量`, '数字和单位照来源写');
      return;
    }
    at += length || 1;
  }
}

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 6), at + 12);
