import { SPEAKS_OF_OUTSIDE } from '../../language/official-text.ts';
import { liesIn } from '../../language/region.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { Lead } from './plan-to-say.ts';

/** What of a measure whoever asks of their own firm asks: whether they get it, who does, on what terms, how much. */
const OF_A_FIRM: ReadonlySet<string> = new Set(['whether', 'who', 'conditions', 'amount', 'other']);

/** The clause is for the enterprises of a place, and the one that is asked for is in another; null where it may be in that place, or moves there, or the clause of a text alone speaks of what is done elsewhere. */
export function forAnotherPlace({ question, sums, slots }: Evidence, { clause, document }: Ranked): Lead | null {
  const { region } = document;
  const { act, aspects, signs, regions, inPassing, apart } = question;
  if (isBare(document) && SPEAKS_OF_OUTSIDE.test(clause.text)) return null;
  if (apart) return region && liesIn(region, apart.policyOf) ? ofPlaces(region, apart.firmAt, question) : null;
  const elsewhere = regions.find(({ code }) => region && !liesIn(code, region) && !inPassing.includes(code));
  // 我江西的，湖南这个报得到不: of two places told the one that the policy is not of is the asker's.
  const speaksOfOwn = signs.self || signs.ownCase || signs.ways.has('asks-to-use');
  const told = regions.some(({ code }) => region && liesIn(code, region)) && speaksOfOwn && elsewhere?.code;
  const wants = signs.canGet || signs.ways.has('asks-to-use') || signs.ways.has('asks-may');
  const placed = signs.ofAnother ? wants && elsewhere?.code : (sums.placed ?? (told || null));
  // 公司注册在广州，主运行基地在长沙: something of the asker's is in that place.
  const hasThere = slots.some(
    ({ value }) => typeof value === 'string' && /^\d{6}$/.test(value) && liesIn(value, region ?? ''),
  );
  const mayMoveThere = signs.moves && !signs.ways.has('has-moved');
  const mayBeThere = mayMoveThere || signs.ways.has('works-elsewhere');
  if (!placed || !region || hasThere || mayBeThere || act.act === 'compare') return null;
  if (liesIn(placed, region) || liesIn(region, placed)) return null;
  const ofFirm =
    Boolean(told) || signs.ofAnother || signs.ownCase || signs.self || act.act === 'calculate' || sums.placedNow;
  if (!ofFirm || !aspects.every((aspect) => OF_A_FIRM.has(aspect))) return null;
  return ofPlaces(region, placed, question);
}

const ofPlaces = (policyOf: string, asker: string, { aspects: [first], signs }: Evidence['question']): Lead => ({
  lead: 'other-place',
  policyOf,
  asker,
  asksWhether: first !== 'amount',
  moved: signs.ways.has('has-moved'),
});

/** The clause that answers is for the enterprises of another place than the firm's that is asked for. */
export function isForAnotherPlace(evidence: Evidence): boolean {
  const [best] = evidence.ranked;
  return best !== undefined && forAnotherPlace(evidence, best) !== null;
}

/** 重庆的高企支持，我们成都的能享受不: what is given in a place that the firm is not in. */
export const asksForAnotherPlace = (evidence: Evidence): boolean =>
  evidence.question.signs.ways.has('asks-to-use') && isForAnotherPlace(evidence);
