import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { AspectEntry, LanguageData } from '../../knowledge/language-data.ts';
import { isPartOf, labelOf, leadsIn, type Provision, provisionsOf } from '../../knowledge/provision.ts';
import type { Question } from '../../understand/question.ts';
import type { Span } from '../../understand/reading.ts';
import { withBodies } from './choose-clauses.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { pairsOf, sentencesOf, shared } from './sentences.ts';

/** A provision that states what is asked; `on`: the sentences that do, empty where all of it does. */
export interface Stated extends Provision {
  readonly on: readonly Span[];
}

/** What a document states of the aspects that a question asks, and which of them. */
export interface ProvisionsAsked {
  readonly answered: ReadonlySet<string>;
  readonly provisions: readonly Stated[];
}

/** Where no clause lists bodies, or only who interprets the document, a sentence that says to whom to apply names them. */
const OFFICE = 'office';
const WHOM = ['{names-whom-to-ask}'];
const NONE: ProvisionsAsked = { answered: new Set(), provisions: [] };
/** So much longer may the label of another be, its words that are asked aside. */
const AS_PLAIN = 1.4;
/** So much as the likest another must say of what is asked. */
const AS_LIKE = 0.8;
/** A label with fewer words of its own names no other subject. */
const GENERAL = 4;
/** A topic that weighs less tells no provision from another. */
const TELLS_APART = 0.5;

/** Where the document of the clause that is nearest states what is asked: by a heading or lead-in that announces it, else in a sentence. */
export function provisionsAsked(evidence: Evidence, ranked: Ranked, language: LanguageData): ProvisionsAsked {
  const { question, sums } = evidence;
  const ofRule = sums.decided.some(({ rule }) => rule.clause === ranked.clause.id);
  const { bodies, text } = withBodies(evidence, ranked, language).clause;
  const bodied = bodies.length > 0 && !language.pattern('{of-interpretation}').test(text);
  const found = language.aspects
    .map((entry) => (entry.aspect === OFFICE ? { ...entry, stated: bodied ? [] : WHOM } : entry))
    .filter(({ aspect, headed, stated }) => question.aspects.includes(aspect) && (headed.length > 0 || stated === WHOM))
    .filter(({ stated }) => !(ofRule && stated.length === 0))
    .flatMap((entry) => {
      const provisions = stating(entry, question, ranked, language);
      return provisions.length > 0 ? [{ aspect: entry.aspect, provisions }] : [];
    });
  if (found.length > 0)
    return {
      answered: new Set(found.map(({ aspect }) => aspect)),
      provisions: withoutTwins(found.flatMap(({ provisions }) => provisions)),
    };
  const { clause, document } = ranked;
  const ofList = question.aspects.includes('list');
  const list = provisionsOf(document).find(
    ({ lead, items }) => leadsIn(lead) && (lead === clause || (ofList && items.includes(clause))),
  );
  return list ? { answered: new Set(question.aspects), provisions: [{ ...list, on: [] }] } : NONE;
}

function stating(
  { headed, stated }: AspectEntry,
  question: Question,
  { clause, document }: Ranked,
  language: LanguageData,
): readonly Stated[] {
  const says = (patterns: readonly string[], text: string) => patterns.some((p) => language.pattern(p).test(text));
  const all = provisionsOf(document);
  const announced = all.filter((p) => says(headed, labelOf(p)));
  const ownList = announced.find(({ lead }) => lead === clause || isPartOf(clause.id, lead.id));
  const lists = fitting(announced, question, document, headed, language);
  if (lists.length > 0 || ownList) return (lists.length > 0 ? lists : ownList ? [ownList] : []).flatMap(apart);
  const own = sentencesOf(clause).filter((s) => says(headed, /^[^：:。]*(?=[：:])/.exec(s.text)?.[0] ?? ''));
  if (own.length > 0) return [{ lead: clause, items: [], on: own }];
  if (says(stated, clause.text)) return [];
  const telling = all.flatMap((p) => {
    const on = sentencesOf(p.lead).filter((s) => says(stated, s.text));
    return on.length > 0 ? [{ lead: p.lead, items: [], on }] : [];
  });
  return ofTheSubject(telling, question, document, language).slice(0, 1);
}

/** The articles of a chapter stand each for itself; the items of an article are cited with it. */
function apart({ lead, items }: Provision): readonly Stated[] {
  const ofOne = items.every(({ id }) => isPartOf(id, lead.id));
  return ofOne ? [{ lead, items, on: [] }] : items.map((item) => ({ lead: item, items: [], on: [] }));
}

/** Of provisions that a label announces those that say most of what tells them apart, and of these the plainest. */
function fitting(
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
    const said = shared(called, asked);
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
  const less = [...known, ...(title.match(/[\p{Script=Han}]{2}/gu) ?? []), ...pairsOf(searched)].reduce(
    (text, word) => text.replaceAll(word, ' '),
    label,
  );
  return headed
    .reduce((text, p) => text.replace(language.pattern(p), ' '), less)
    .replace(new RegExp(language.pattern('{of-provisions}'), 'gu'), ' ')
    .replace(/[^\p{Script=Han}]/gu, '').length;
}

/** Sentences that tell an aspect, those of the subject first; of a document with other subjects only these, and what holds for all. */
function ofTheSubject(
  telling: readonly Stated[],
  question: Question,
  document: PolicyDocument,
  language: LanguageData,
): readonly Stated[] {
  const told = tellingApart(question, document);
  const ofOne = language.pattern('{of-one-measure}').test(document.title);
  const isGeneral = ({ path, heading, text }: Clause): boolean =>
    [...path, heading].some((words) => language.pattern('{general-part}').test(words)) ||
    language.pattern('{of-force}').test(text);
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

/** 第六条 and an attachment that lists the same are told once. */
function withoutTwins(all: readonly Stated[]): readonly Stated[] {
  const printed = ({ lead, items }: Stated) => (items.length > 0 ? items : [lead]).map((c: Clause) => c.text).join();
  return all.filter((one, i) => all.findIndex((other) => printed(other) === printed(one)) === i);
}
