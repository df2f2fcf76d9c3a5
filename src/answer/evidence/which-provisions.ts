import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import { labelOf, type Provision } from '../../knowledge/provision.ts';
import { everywhere } from '../../language/pattern.ts';
import type { Question } from '../../understand/question.ts';
import { pairsOf, sharedPairs } from './sentences.ts';

/** So much longer may the label of another be, its words that are asked aside. */
const AS_PLAIN = 1.4;
/** So much as the likest another must say of what is asked. */
const AS_LIKE = 0.8;
/** A label with fewer words of its own names no other subject. */
const GENERAL = 4;
/** A topic that weighs less tells no provision from another. */
const TELLS_APART = 0.5;

/** Of provisions that a label announces those that say most of what tells them apart, and of these the plainest. */
export function likestProvisions(
  announced: readonly Provision[],
  question: Question,
  document: PolicyDocument,
  headed: readonly string[],
  language: LanguageData,
): readonly Provision[] {
  const told = question.topics.filter(({ word }) => !document.title.includes(word)).map(({ word }) => word);
  const asked = pairsOf(question.searched);
  const rated = announced.map((provision) => {
    const label = labelOf(provision);
    const around = [label, ...provision.lead.path].join(' ');
    const topical = told.filter((word) => around.includes(word)).length;
    const called = label === provision.lead.heading ? `${provision.lead.path.at(-1) ?? ''} ${label}` : label;
    const said = sharedPairs(called, asked);
    return { provision, topical, said, own: ownWords(called, question, document, headed, language) };
  });
  const most = Math.max(0, ...rated.map(({ topical }) => topical));
  const apart = tellingApart(question, document).length > 0;
  const best = rated.filter(({ topical, own }) => topical === most && (most > 0 || !apart || own <= GENERAL));
  const likest = Math.max(0, ...best.map(({ said }) => said));
  const like = best.filter(({ said }) => said >= likest * AS_LIKE);
  const plainest = Math.min(...like.map(({ own }) => own));
  return like.filter(({ own }) => own <= plainest * AS_PLAIN + 1).map(({ provision }) => provision);
}

/** How many characters a label has beside what is asked, what its document is called and what announces the aspect. */
function ownWords(
  label: string,
  { topics, searched }: Question,
  { title }: PolicyDocument,
  headed: readonly string[],
  language: LanguageData,
): number {
  const known = topics.map(({ word }) => word).sort((a, b) => b.length - a.length);
  const asked = pairsOf(searched);
  const less = [...known, ...(title.match(/[\p{Script=Han}]{2}/gu) ?? []), ...asked].reduce(
    (text, word) => text.replaceAll(word, ' '),
    label,
  );
  return headed
    .reduce((text, p) => text.replace(language.pattern(p), ' '), less)
    .replace(everywhere(language.pattern('{of-provisions}'), 'gu'), ' ')
    .replace(/[^\p{Script=Han}]/gu, '').length;
}

/** Sentences that tell an aspect, those of the subject first; of a document with other subjects only these, and what holds for all. */
export function ofTheSubject<P extends Provision>(
  telling: readonly P[],
  question: Question,
  document: PolicyDocument,
  language: LanguageData,
): readonly P[] {
  const isPrinted = (word: string): boolean =>
    document.clauses.some(({ heading, text }) => `${heading} ${text}`.includes(word));
  const told = tellingApart(question, document).filter(isPrinted);
  // 送到县里还是市里 of a document that says it once: no word of it tells one provision from another.
  const [only, ...others] = told.length === 0 ? telling : [];
  if (only && others.length === 0) return [only];
  const ofOne = language.pattern('{of-one-measure}').test(document.title);
  const isGeneral = ({ path, heading, text }: Clause): boolean =>
    [...path, heading].some((words) => language.pattern('{general-part}').test(words)) ||
    language.pattern('{of-force}|{of-all-funds}').test(text);
  const rated = telling.map((provision) => {
    const { lead } = provision;
    const printed = [...lead.path, lead.heading, lead.text].join(' ');
    return {
      provision,
      says: question.topics.reduce((sum, { word, weight }) => sum + (printed.includes(word) ? weight : 0), 0),
      shared: told.filter((word) => printed.includes(word)).length,
      general: ofOne || isGeneral(lead),
    };
  });
  return rated
    .filter(({ shared, general }) => general || (told.length > 0 && shared === told.length))
    .sort((a, b) => b.says - a.says)
    .map(({ provision }) => provision);
}

/** The topics of a question that its document is not called by. */
const tellingApart = ({ topics }: Question, { title }: PolicyDocument): readonly string[] =>
  topics.filter(({ word, weight }) => weight >= TELLS_APART && !title.includes(word)).map(({ word }) => word);
