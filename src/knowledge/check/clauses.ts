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
      faults.push({ file: document.file, line: clause.line, severity, what: `${clause.locator}: ${what}`, remedy });
    open.length = clause.path.length;
    const parent = open.at(-1);
    open.push(clause);
    if (restated) checkForm(clause, parent, last, add);
    for (const ask of clause.asks) {
      const twin = asked.get(ask);
      if (twin) add(`「${ask}」 is asked of line ${twin.line} too`, 'let a question stand for one clause', 'warning');
      asked.set(ask, clause);
      if (ask.trim() !== ask || ask.length < 4 || ask.length > 40)
        add(`「${ask}」 is no short question`, 'write 4 to 40 characters');
      const figure = figuresTold(ask)[0];
      if (figure) add(`「${ask}」 holds the figure ${figure}`, 'ask without figures: they stand in the clause alone');
    }
  }
  return faults;
}

type Add = (what: string, remedy: string, severity?: Fault['severity']) => void;

function checkForm(clause: Clause, parent: Clause | undefined, last: Map<string, Clause>, add: Add): void {
  checkPlace(clause, parent, last, add);
  if (clause.heading === '' && clause.locator !== '前言')
    add('the clause has no heading', 'write one after the locator');
  for (const body of clause.bodies)
    if (body.trim() !== body || body === '' || /[、，,；;。]/.test(body))
      add(`「${body}」 is not one body`, 'write one body an entry, as printed');
  if (new Set(clause.bodies).size < clause.bodies.length) add('a body stands twice', 'take one out');
  if (clause.text === '' && clause.asks.length + clause.bodies.length > 0)
    add('a heading without text has questions or bodies', 'move them to a clause with text');
  if (clause.text !== '' && clause.asks.length === 0)
    add('nobody asks for it', 'write asks: what owners would type', 'warning');
  checkFigures(clause, add);
}

/** A place continues its parent's, and comes after the place before it. */
function checkPlace(clause: Clause, parent: Clause | undefined, last: Map<string, Clause>, add: Add): void {
  const place = placeIn(clause);
  const above = parent ? placeIn(parent) : '';
  // Articles are numbered through all chapters.
  const article = isArticleLocator(clause.locator);
  if (parent && !article && !place.startsWith(`${above}.`))
    add(`it stands under ${parent.locator}`, 'mend the locator, or the number of # before it');
  const key = article ? '' : place.split('.').slice(0, -1).join('.');
  const series = `${key} ${/p\d+$/.test(place) ? 'p' : article ? 'article' : ''}`;
  const before = last.get(series);
  if (before && compare(placeIn(before), place) >= 0)
    add(`it comes after ${before.locator} (line ${before.line})`, 'put the clauses in the order of the text');
  last.set(series, clause);
}

const placeIn = (clause: Clause): string => clause.id.slice(clause.id.indexOf('#') + 1);

function compare(a: string, b: string): number {
  const number = (place: string) => Number(/(\d+)$/.exec(place)?.[1] ?? 0);
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
  if (naked) add(`「${around(text, naked.start)}」 has no unit`, 'write the unit that the source gives');
  const unstated = figures.find((f) => f.unit.startsWith('CNY') && !f.stated);
  if (unstated) add(`「${around(text, unstated.start)}」 is money without 元`, 'write the unit out');
  for (let at = 0; at < text.length; ) {
    const length = setPhraseAt(text, at)?.length ?? (figures.find((f) => f.start === at)?.text.length || 0);
    if (length === 0 && /\d/.test(text.charAt(at))) {
      add(`「${around(text, at)}」 is no quantity that can be read`, 'write figure and unit as the source prints them');
      return;
    }
    at += length || 1;
  }
}

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 6), at + 12);
