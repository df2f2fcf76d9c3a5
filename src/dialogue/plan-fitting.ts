import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Fit } from '../answer/evidence/fit.ts';
import type { Fitting, Plan } from '../answer/evidence/plan-to-say.ts';
import { factInRole } from '../knowledge/fact.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import { regionsAbove } from '../language/region.ts';

/** How many measures are told in full, how many of an asker who seldom has titles, and how many a further page names. */
const SHOWN = 3;
const OF_SELDOM = 1;
const PAGE = 8;

/** Asked which measures fit: those of the enterprise's place, by how well they do; the place itself where nobody knows it. */
export function planFitting(
  evidence: Evidence,
  askPlace: string | null,
  knowledge: Knowledge,
): Extract<Plan, { say: 'where' | 'no-policies-of' | 'what-fits' }> {
  const { slots, sums } = evidence;
  const { documents, book } = knowledge;
  const { placed } = sums;
  const home = factInRole(book.facts, 'home');
  if (!slots.some((s) => s.fact === home) && placed === null && askPlace !== null)
    return { say: 'where', toReach: null, ask: askPlace };
  const codes = new Set(placed ? regionsAbove(placed) : []);
  if (placed && ![...documents.values()].some((d) => codes.has(d.region ?? '')))
    return { say: 'no-policies-of', place: placed };
  const here = sums.fitting.filter(({ rule }) => codes.has(documentOf(rule.clause, knowledge)?.region ?? ''));
  return { say: 'what-fits', fitting: fittingOf(here, evidence.question.bounds.part !== null, sums, knowledge) };
}

function fittingOf(
  here: readonly Fit[],
  ofPart: boolean,
  { trades, listed }: Evidence['sums'],
  knowledge: Knowledge,
): Fitting {
  const told = knowledge.language.trades.filter(({ trade }) => trades.includes(trade));
  const inForce = here.filter(({ standing }) => standing !== 'past');
  const isHeld = (trade: string): boolean => inForce.some(({ rule }) => rule.for.includes(trade));
  const own = told.filter(({ kind, common }) => kind !== 'plan' && !common);
  const held = own.some(({ trade }) => isHeld(trade));
  const noneFor = held ? null : (own[0]?.called ?? null);
  if (listed) {
    const left = (all: readonly Fit[]) => all.filter(({ rule }) => !listed.includes(rule.id));
    const rest = left(inForce).length > 0 ? left(inForce) : left(here);
    return { shown: [], rest: rest.slice(0, PAGE), further: true, noneFor: null, seldom: false, asks: null };
  }
  const money = inForce.filter(({ standing }) => standing !== 'help');
  const seldom = !held && told.some((t) => t.seldom);
  const first = [ofPart ? [] : money, inForce, seldom ? [] : here].find((all) => all.length > 0) ?? [];
  const most = seldom ? OF_SELDOM : SHOWN;
  const shown = first.slice(0, most);
  const others = (shown.length === 0 ? [] : here).filter((fit) => !shown.includes(fit));
  const current = others.filter(({ standing }) => standing !== 'past');
  const settled = shown.some(({ standing }) => standing === 'met' || standing === 'near');
  const rest = current.length > 0 ? current : seldom || settled ? [] : others;
  return { shown, rest, further: false, noneFor: ofPart ? null : noneFor, seldom, asks: shown.find(asksOn) ?? null };
}

/** What there is is asked for a firm that is told of with its place, and no clause is about it in particular: 先列一下能推的. */
export function listsForFirm(
  { question, ranked }: Pick<Evidence, 'question' | 'ranked'>,
  placed: string | null,
  slots: Evidence['slots'],
): boolean {
  const { act, aspects, purposes, documents, unknownNumbers } = question;
  if (act.act !== 'ask' || !aspects.includes('list') || placed === null || ranked.length > 0) return false;
  const named = act.of.measures.length + documents.length + unknownNumbers.length + purposes.size > 0;
  return !named && slots.some(({ value }) => value !== placed);
}

/** It has a question that decides it. */
export const asksOn = ({ calculation, standing }: Fit): boolean => calculation.next !== null && standing !== 'rung';

/** The measures that a list has named, of what it told in full and, on a further page, of what else there is. */
export const listedBy = ({ shown, rest, further }: Fitting): readonly string[] =>
  [...shown, ...(further ? rest : [])].map(({ rule }) => rule.id);
