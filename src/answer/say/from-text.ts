import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { RuleBook } from '../../knowledge/measure-book.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, clauseFigure, listed, name, type Writer } from '../draft/writer.ts';
import { awardStated } from '../evidence/award-stated.ts';
import { isBare } from '../evidence/bare.ts';
import { interprets } from '../evidence/choose-clauses.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { openPromise } from '../evidence/open-promise.ts';
import type { Lead, PlanOfClauses } from '../evidence/plan-to-say.ts';
import { wantedFigure } from '../evidence/wanted-sentences.ts';
import { closeWithCaveats, sayOver, sayStatusOf, TIMES, whom } from './caveats.ts';
import { sayClaims } from './claim.ts';
import { placeOfDocument, sayBodies, sayClause, sayPiece } from './clause.ts';
import { sayProvenance } from './document-provenance.ts';
import { sayLead } from './first-sentence.ts';
import { sayPace } from './how-often-paid.ts';
import { sayNotGranted } from './not-granted.ts';
import { sayLeftOut } from './not-stated.ts';
import { quoteRelation, VERDICT } from './relation-words.ts';
import { sayRuledOut } from './shut-out.ts';
import { sayNoPolicy } from './signed-article.ts';
import { silentText } from './silent-text.ts';
import { sayProvision } from './stated-provision.ts';
import { whatItPays } from './what-it-pays.ts';

/** What the clauses say to a question: the answer first, what they leave out, then their own words. */
export function sayFromText(writer: Writer, plan: PlanOfClauses, evidence: Evidence, knowledge: Knowledge): Draft {
  const { book, language } = knowledge;
  const used = plan.say === 'clauses' ? plan.used : ([plan.of] as const);
  const [first] = used;
  sayRuledOut(writer, plan.ruledOut);
  const manner = plan.lead?.lead === 'manner' ? plan.lead : null;
  if (manner) sayLead(writer, manner, first);
  const article = first.document.provenance === 'commentary' ? first : null;
  if (article && wantsPolicy(plan, evidence)) sayNoPolicy(writer, article);
  const open = plan.lead?.lead === 'undecided' || plan.lead?.lead === 'as-written' ? plan.lead : null;
  const forLeave = open?.put === 'may';
  const over = sayOver(writer, evidence, first, forLeave);
  const times = language.aspects.flatMap(({ aspect, called }) => (TIMES.has(aspect) ? [called] : []));
  const unsaid = over ? plan.unsaid.filter((aspect) => !times.includes(aspect)) : plan.unsaid;
  // What the text leaves out it leaves out whether or not it is in force.
  const silent = plan.say === 'unsaid' && plan.claims.length === 0;
  if (silent) sayLeftOut(writer, first, unsaid, plan.leftOut);
  const denied = plan.claims.some(({ verdict }) => verdict === 'not-held');
  if (plan.say === 'clauses' && plan.notGranted && !denied)
    sayNotGranted(writer, plan.notGranted, first, openPromise(evidence, first, language));
  sayStatusOf(writer, evidence, used, over ? first.document : null);
  const place = plan.uncoveredPlace;
  if (place)
    writer.notice(
      'region',
      '没有收录',
      name(place.name),
      place.liesBelow ? '自己的政策，以上是上级地区的文件。' : '的政策，以上是别处的文件。',
    );
  // That a figure of it is right says nothing more of what is over.
  const claims = over ? plan.claims.filter(({ verdict }) => verdict !== 'held') : plan.claims;
  sayClaims(writer, claims, first, plan.ruledOut.length === 0);
  const { relation } = plan;
  if (relation) writer.say(VERDICT[relation.kind], '：', ...quoteRelation(relation, knowledge), '。');
  if (plan.tier) writer.say('您说的情形是', clauseFigure(first.clause, plan.tier), cite(first.clause), '。');
  // That it is over says no to whatever the clause leaves open.
  const isSaid = over && open !== null;
  if (plan.lead && !isSaid && !manner && !plan.tier && !severalPlaces(used)) sayLead(writer, plan.lead, first);
  if (plan.pace) sayPace(writer, plan.pace);
  if (plan.say === 'bodies') sayWhoIsInCharge(writer, first, language);
  if (!silent) sayLeftOut(writer, first, unsaid, plan.leftOut);
  if (plan.say === 'bodies') sayWhatTheyDo(writer, first, evidence, plan.on);
  if (plan.say === 'clauses' && !plan.listed && severalPlaces(used)) sayEachPlace(writer, plan.used, evidence, book);
  else if (plan.say === 'clauses' && !(article && plan.notGranted))
    sayClauses(writer, isSaid ? { ...plan, lead: null } : plan, evidence);
  else if (plan.say === 'unsaid' && plan.nearest)
    sayClause(writer, evidence, first, 120, ['条文写的是：'], plan.nearest);
  else if (plan.say === 'unsaid' && (plan.leftOut.length > 0 || !writer.noticed.has(first.document.id))) {
    if (plan.leftOut.length > 0) sayPiece(writer, evidence, first, '条文写的是：', plan.on);
    else sayClause(writer, evidence, first, 120, ['条文写的是：']);
    if (plan.beside) sayClause(writer, evidence, plan.beside, 120);
  }
  for (const provision of plan.provisions) sayProvision(writer, provision);
  const { aspects, signs } = evidence.question;
  if (aspects.includes('original') && signs.claimed.length > 0) sayProvenance(writer, first);
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}

/** More is wanted of a text than what it says: money, or what it leaves out. */
const wantsPolicy = (plan: PlanOfClauses, { question }: Evidence): boolean =>
  plan.say === 'unsaid' ||
  (plan.say === 'clauses' && plan.notGranted !== null) ||
  wantedFigure(question) === 'money' ||
  question.signs.award ||
  question.aspects.includes('as-basis');

function sayWhoIsInCharge(writer: Writer, ranked: Ranked, language: LanguageData): void {
  const { clause, document } = ranked;
  if (interprets(clause, language))
    writer.say(
      silentText(document),
      '没有写由哪个部门受理，只写了',
      listed(clause.bodies.map(name)),
      '负责解释',
      cite(clause),
      '。',
    );
  else if (clause.bodies.length > 0) sayBodies(writer, ranked, true);
  else if (!isBare(document))
    writer.say(silentText(document), '没有写由哪个部门负责，可以问', whom(document), cite(clause), '。');
}

/** So much is quoted of a clause that names no body as such. */
const WHOLE = 160;

/** What of the clause is asked about, where its headings do not say it. */
function sayWhatTheyDo(writer: Writer, ranked: Ranked, evidence: Evidence, on: PlanOfClauses['on']): void {
  const { clause, document } = ranked;
  const named = [document.title, ...clause.path, clause.heading].join(' ');
  const inText = evidence.question.topics.some(({ word }) => clause.text.includes(word) && !named.includes(word));
  const isUnnamed = isBare(document) && clause.bodies.length === 0 && on.length === 0;
  if (inText || isUnnamed) sayClause(writer, evidence, ranked, isUnnamed ? WHOLE : 90);
  if (on.length > 0) sayClause(writer, evidence, ranked, 160, [], on);
}

function sayClauses(writer: Writer, plan: Extract<PlanOfClauses, { say: 'clauses' }>, evidence: Evidence): void {
  const { used, listed, on } = plan;
  const { regions, documents } = evidence.question;
  const apart = severalPlaces(used);
  // Where no place is named, the reply says whose the clause is.
  const placed = apart || regions.length + documents.length === 0;
  for (const [i, ranked] of used.entries()) {
    if (i === 0 && (quotesItself(plan.lead) || (plan.lead?.lead === 'below' && plan.provisions.length > 0))) continue;
    const of = placed ? [name(placeOfDocument(ranked)), '：'] : [];
    sayClause(writer, evidence, ranked, listed || apart ? 90 : 160, of, i === 0 && !plan.tier ? on : []);
  }
}

const quotesItself = (lead: Lead | null): boolean =>
  lead?.lead === 'manner' ||
  lead?.lead === 'instalments' ||
  lead?.lead === 'fragment' ||
  lead?.lead === 'worked' ||
  lead?.lead === 'barred' ||
  lead?.lead === 'unnamed' ||
  lead?.lead === 'as-written' ||
  lead?.lead === 'refused' ||
  lead?.lead === 'undecided';

/** Where no place is known and several pay for the same: of each what it pays, and which one is the asker's is asked. */
function sayEachPlace(writer: Writer, used: readonly Ranked[], evidence: Evidence, { rules }: RuleBook): void {
  const { aspects, signs } = evidence.question;
  const money = wantedFigure(evidence.question) === 'money';
  const pays = money && !aspects.includes('conditions') && !signs.ways.has('asks-threshold');
  for (const ranked of used) {
    const { clause } = ranked;
    const [rule, ...others] = [...rules.values()].filter((one) => one.clause === clause.id);
    const place = name(placeOfDocument(ranked));
    const short = pays && rule && others.length === 0 && awardStated(rule, clause) !== null;
    if (short) writer.say(place, '：', name(rule.title), '，', ...whatItPays(rule, clause), cite(clause), '。');
    else sayClause(writer, evidence, ranked, 90, [place, '：']);
  }
  if (money && evidence.sums.placed === null) writer.say('各地只给自己的企业，请告诉我贵公司在哪个城市。');
}

const severalPlaces = (used: readonly Ranked[]): boolean => new Set(used.map((r) => r.document.region)).size > 1;
