import type { Clause, PolicyDocument } from '../../../knowledge/document.ts';
import type { LanguageData } from '../../../knowledge/language-data.ts';
import { labelOf, provisionsOf } from '../../../knowledge/provision.ts';
import { DENIES } from '../../../language/official-text.ts';
import type { Question } from '../../../understand/question.ts';
import type { WayPut } from '../../../understand/signs.ts';
import { PREAMBLE } from '../choose-clauses.ts';
import { sentencesOf } from '../sentences.ts';
import { answersWith } from '../wanted-sentences.ts';

/** What a clause may hold, and the aspects that ask for it. */
const ASKED_BY = {
  force: ['status', 'period', 'effective', 'issued', 'continued', 'number', 'issuer'],
  interpretation: ['office', 'how-to-apply', 'online', 'lead-office', 'phone'],
  'hands-in': ['office', 'how-to-apply', 'online', 'lead-office', 'phone', 'deadline', 'window', 'materials'],
  papers: ['materials'],
  pays: ['amount'],
  once: ['several-at-once', 'again-next-year'],
  'paid-out': ['instalments', 'payout-account', 'payer', 'payout-time', 'deadline', 'window'],
  'claw-back': ['exclusions', 'claw-back'],
  conditions: ['who', 'conditions', 'whether'],
  denies: ['whether', 'exclusions', 'claw-back'],
} as const satisfies Record<string, readonly string[]>;
export type Held = keyof typeof ASKED_BY;
export const HELD = Object.keys(ASKED_BY) as Held[];

/** Ways to put a question that ask for it too. */
const PUT_BY: Partial<Record<Held, readonly WayPut[]>> = {
  interpretation: ['asks-where-to-hand-in'],
  'hands-in': ['asks-where-to-hand-in'],
  pays: ['asks-rate', 'asks-ceiling'],
  conditions: ['asks-may', 'asks-threshold'],
  denies: ['asks-may'],
};

/** Where in its document a clause stands, and how long it is. */
export const FORMS = ['short', 'long', 'general', 'further', 'annexed', 'opening', 'item'] as const;
type ClauseForm = (typeof FORMS)[number];

const SHORT = 30;
const LONG = 160;
const ANNEX = /#a\d*\./;

/** What of all this a question asks for. */
export function heldAsked({ aspects, points, signs }: Question): ReadonlySet<Held> {
  const asked = new Set([...aspects, ...points.flatMap((point) => point.aspects)]);
  const isPut = (held: Held): boolean =>
    ASKED_BY[held].some((aspect) => asked.has(aspect)) || (PUT_BY[held] ?? []).some((way) => signs.ways.has(way));
  return new Set(
    HELD.filter(
      (held) =>
        isPut(held) ||
        (held === 'pays' && (signs.award || signs.money)) ||
        (held === 'conditions' && (signs.ownCase || signs.asksWhetherCounts)) ||
        (held === 'denies' && signs.asksWhetherCounts),
    ),
  );
}

/** What a clause holds, whatever is asked. */
export interface ClauseHolds {
  readonly held: ReadonlySet<Held>;
  readonly forms: ReadonlySet<ClauseForm>;
  /** The aspects that its words state. */
  readonly states: ReadonlySet<string>;
}

/** What each clause of a document holds, told once. */
export function holdsOf(document: PolicyDocument, language: LanguageData): ReadonlyMap<Clause, ClauseHolds> {
  const known = HOLDS.get(document);
  if (known) return known;
  const lists = provisionsOf(document).filter(({ items }) => items.length > 0);
  const all = new Map(
    document.clauses.map((clause) => {
      const list = lists.find(({ lead, items }) => lead === clause || items.includes(clause));
      const labels = [...clause.path, clause.heading, list ? labelOf(list) : ''];
      return [clause, holdsIn(clause, labels, list !== undefined && list.lead !== clause, language)] as const;
    }),
  );
  HOLDS.set(document, all);
  return all;
}
const HOLDS = new WeakMap<PolicyDocument, ReadonlyMap<Clause, ClauseHolds>>();

function holdsIn(clause: Clause, labels: readonly string[], isItem: boolean, language: LanguageData): ClauseHolds {
  const { text, id, locator } = clause;
  const shows = (words: string, where = text): boolean => language.pattern(words).test(where);
  const states = new Set(
    language.aspects.filter(({ stated }) => stated.some((p) => shows(p))).map(({ aspect }) => aspect),
  );
  const announced = new Set(
    language.aspects.flatMap(({ aspect, headed }) =>
      headed.some((p) => labels.some((label) => label !== '' && shows(p, label))) ? [aspect] : [],
    ),
  );
  const says = (...aspects: string[]): boolean => aspects.some((one) => states.has(one) || announced.has(one));
  const holds: Record<Held, boolean> = {
    force: shows('{of-force}'),
    interpretation: shows('{of-interpretation}'),
    'hands-in': shows('{hands-in}|{names-whom-to-ask}'),
    papers: says('materials'),
    pays: sentencesOf(clause).some((s) => answersWith(s, 'money')),
    once: says('several-at-once', 'again-next-year'),
    'paid-out': says('payout-time', 'instalments', 'payout-account') || shows('{of-all-funds}'),
    'claw-back': says('claw-back'),
    conditions:
      announced.has('conditions') || announced.has('who') || shows('{asked-of-applicants}|{whom-all-of-it-is-for}'),
    denies: DENIES.test(text),
  };
  const stands: Record<ClauseForm, boolean> = {
    short: text.length < SHORT,
    long: text.length > LONG,
    general: labels.some((label) => shows('{general-part}', label)),
    further: /\.p\d+$/.test(id),
    annexed: ANNEX.test(id),
    opening: locator === PREAMBLE,
    item: isItem,
  };
  return {
    held: new Set(HELD.filter((held) => holds[held])),
    forms: new Set(FORMS.filter((form) => stands[form])),
    states,
  };
}
