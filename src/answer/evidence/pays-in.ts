import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { BETWEEN_ENDS, JOINS_ITEMS, STARTS_ANEW } from '../../language/official-text.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** What a sentence of a clause pays: a sum, a share of something, a sum for each of something, or what it really cost up to a ceiling. */
export interface Pay {
  readonly sentence: Sentence;
  readonly held: Figure;
  readonly pays: 'sum' | 'share' | 'each' | 'actual';
  /** What it is a share of, or what is counted, in the clause's words. */
  readonly of: string;
  readonly cap: Figure | null;
}

const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above', 'below']);

/** What some sentences of a clause pay, in order, with the ceilings that stand behind. */
export function paysIn(clause: Clause, sentences: readonly Sentence[], language: LanguageData): readonly Pay[] {
  const all = sentencesOf(clause);
  return sentences.flatMap((sentence) => {
    const pays = ofSentence(clause, sentence, language);
    const next = all.find((s) => s.start >= sentence.end);
    const goesOn = next && !STARTS_ANEW.test(next.text) && !clause.text.slice(sentence.end, next.start).includes('\n');
    const ceiling =
      goesOn && ofSentence(clause, next, language).every(({ held }) => isCeiling(held))
        ? next.figures.find(isCeiling)
        : undefined;
    return pays.map((pay, i) =>
      i === pays.length - 1 && pay.cap === null && ceiling ? { ...pay, cap: ceiling } : pay,
    );
  });
}

const isCeiling = (f: Figure): boolean => f.unit === 'CNY' && f.bound === 'at-most';

function ofSentence(clause: Clause, sentence: Sentence, language: LanguageData): readonly Pay[] {
  const pays: Pay[] = [];
  const { figures } = sentence;
  for (const [i, held] of figures.entries()) {
    const before = clause.text.slice(figures[i - 1]?.end ?? sentence.start, held.start);
    const after = clause.text.slice(held.end, figures[i + 1]?.start ?? sentence.end);
    const lead = clause.text.slice(sentence.start, held.start);
    const last = pays.at(-1);
    if (isCeiling(held) && last && (last.pays === 'share' || last.pays === 'each') && last.cap === null) {
      pays[pays.length - 1] = { ...last, cap: held };
      continue;
    }
    const pay = payOf(held, before, after, lead, language);
    if (pay && !isOneOfSeveral(clause, figures, i)) pays.push({ sentence, held, cap: null, ...pay });
  }
  return pays;
}

/** 5%—20%, 70%、80%和90%: none of them is what is paid. */
function isOneOfSeveral({ text }: Clause, figures: readonly Figure[], i: number): boolean {
  const joins = (a: Figure | undefined, b: Figure | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    a.unit === b.unit &&
    (BETWEEN_ENDS.test(text.slice(a.end, b.start)) || JOINS_ITEMS.test(text.slice(a.end, b.start)));
  return joins(figures[i - 1], figures[i]) || joins(figures[i], figures[i + 1]);
}

function payOf(
  held: Figure,
  before: string,
  after: string,
  lead: string,
  language: LanguageData,
): Pick<Pay, 'pays' | 'of'> | null {
  const shows = (pattern: string, words: string): boolean => language.pattern(pattern).test(words);
  const part = /[^，,。；;]*$/.exec(before)?.[0] ?? '';
  if (held.unit === '%') {
    if (shows('{share-of-staff}', before) || held.bound === 'at-least' || held.bound === 'below') return null;
    if (held.bound === 'above' && !shows('{beyond-line}', before)) return null;
    const paid = shows('{share-paid-after}', after) || shows('{share-paid-before}', before);
    return paid ? { pays: 'share', of: part } : null;
  }
  if (!/^CNY(?:\/count)?$/.test(held.unit) || FLOORS.has(held.bound)) return null;
  if (!shows('{gives}', `${lead}${/^[^，,。；;]*/.exec(after)?.[0] ?? ''}`)) return null;
  if (held.bound === 'at-most' && shows('{pays-actual}', before)) return { pays: 'actual', of: before };
  if (held.unit === 'CNY/count') return { pays: 'each', of: held.noun };
  const counted = language.pattern('{counted-behind-stroke}').exec(after)?.[0].replace(/[\s/]/g, '');
  const [each] = language.places('{paid-for-each}', clauseSide(lead)).slice(-1);
  const of = counted ?? (each && clauseSide(lead).slice(each.start, each.end).replace(/\s/g, ''));
  return of === undefined ? { pays: 'sum', of: '' } : { pays: 'each', of };
}

/** The part before a figure and the one before that: 每培训1人，给予2000元. */
const clauseSide = (lead: string): string => /(?:[^，,。；;]*[，,])?[^，,。；;]*$/.exec(lead)?.[0] ?? '';
