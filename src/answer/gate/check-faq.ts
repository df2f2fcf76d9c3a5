import type { FaqEntry } from '../../knowledge/faq.ts';
import type { Fault } from '../../knowledge/fault.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { parseFigures } from '../../language/figure.ts';
import { isArticle, PROMISE, recurrencesIn, statesRecurrence } from '../../language/figure-context.ts';
import { faqPieces, faqWords } from '../draft/faq-pieces.ts';
import { Writer } from '../draft/writer.ts';
import { clauseFigures } from '../evidence/sentences.ts';
import { mayBeRepeated, sameQuantity } from './binding.ts';
import { namesOf } from './printable-names.ts';
import { Verified, verify } from './verified.ts';

/** The answers to frequent questions that would not pass the gate, or that say a figure otherwise than the clauses that bear it. */
export function faqFaults(knowledge: Knowledge): Fault[] {
  const names = namesOf(knowledge);
  return [...knowledge.faq.values()].flatMap((entry) => {
    const what = refusedBy(entry, names, knowledge) ?? unheldIn(entry);
    return what === null ? [] : [{ file: entry.file, line: entry.line, severity: 'error' as const, what }];
  });
}

function refusedBy(
  entry: FaqEntry,
  names: ReadonlySet<string>,
  { clauses, documents, book }: Knowledge,
): string | null {
  const writer = new Writer();
  writer.say(...faqPieces(entry));
  const basis = { clauses, documents, asked: '', asOf: '', decided: [], names, book };
  const passed = verify(writer.draft('answer'), basis);
  return Verified.is(passed) ? null : `回答过不了核对：${passed.refused}`;
}

/** A limit that no clause sets so, a promise, or how often something is paid that no clause says. */
function unheldIn(entry: FaqEntry): string | null {
  const held = entry.clauses.flatMap(clauseFigures);
  const text = entry.clauses.map((clause) => clause.text).join('\n');
  for (const words of faqWords(entry)) {
    const loose = parseFigures(words).find(
      (figure) =>
        !isArticle(figure) &&
        !held.some(
          (h) => sameQuantity(figure, h) && mayBeRepeated(figure.bound, h.bound, words.slice(0, figure.start)),
        ),
    );
    if (loose) return `「${loose.text}」说得和条款不一样：条款写的是上限、下限或者约数就照着写`;
    const often = recurrencesIn(words).find((often) => !statesRecurrence(text, often));
    if (often !== undefined && !entry.isSilent) return `「${often}」条款里没有`;
    const isCeiling = parseFigures(words).some(({ bound }) => bound === 'at-most');
    if (isCeiling && PROMISE.test(words)) return '最高不超过的数不能写成一定给';
  }
  return null;
}
