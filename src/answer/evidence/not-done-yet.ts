import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import { provisionsOf } from '../../knowledge/provision.ts';
import type { Signs } from '../../understand/signs.ts';
import type { Span } from '../../understand/span.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { pairsOf, sentencesOf } from './sentences.ts';

/** What a document asks to have been done (已在用户处安装) and the asker tells not to be done yet. */
export interface NotDoneYet {
  readonly clause: Clause;
  readonly at: Span;
}

/** The condition of the document that is not fulfilled yet, whichever of its clauses asks for it; null where none is. */
export function notDoneYet({ own }: Evidence, { document }: Ranked, language: LanguageData): NotDoneYet | null {
  const lacks = own.signs.lacks
    .filter((lack) => !isDoneAllTheSame(lack, own.signs))
    .map(({ text }) => text)
    .filter((text) => text.length > 0);
  if (!isBare(document) || lacks.length === 0) return null;
  const asked = new Set(
    provisionsOf(document).flatMap(({ lead, items }) =>
      language.pattern('{asked-of-applicants}').test(`${lead.heading}\n${lead.text}`) ? [lead, ...items] : [],
    ),
  );
  for (const clause of document.clauses)
    for (const { start, text } of sentencesOf(clause)) {
      if (!asked.has(clause) && !language.pattern('{asked-of-applicants}|{says-who}').test(text)) continue;
      for (const place of language.places('{done-already}', text)) {
        const done = text.slice(place.start, place.end);
        if (lacks.some((lack) => isSame(lack, done, language)))
          return { clause, at: { start: start + place.start, end: start + place.end } };
      }
    }
  return null;
}

/** 不是还没装好, 已经装好了: what is denied to be lacking, or told as done by another part, is not lacking. */
const isDoneAllTheSame = (lack: QuotedStretch, { lacks, comeAbout }: Signs): boolean =>
  lacks.some((one) => one !== lack && one.end === lack.end) || comeAbout.some(({ text }) => text.includes(lack.text));

/** 办失业登记 of 已办理失业登记 by what is done; 装 of 已安装 by the doing alone. */
function isSame(lack: string, done: string, language: LanguageData): boolean {
  const named = [...pairsOf(lack)].filter((pair) => done.includes(pair));
  if (named.length >= NAMED) return true;
  const doing = lack.replace(language.pattern('{brought-about}$$'), '').at(-1);
  return doing !== undefined && language.pattern('{a-doing}').test(doing) && done.includes(doing);
}
const NAMED = 2;
