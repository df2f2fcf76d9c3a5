import { liesIn, NATIONAL } from '../../language/region.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { ComparedPlace, Plan } from './plan-to-say.ts';
import { sentencesOf } from './sentences.ts';
import { answersWith, wantedFigure } from './wanted-sentences.ts';

/** What is compared: places, those that are named or else those known, with the best clause of each; measures of one place; null where there is but one. */
export function planComparison(evidence: Evidence): Extract<Plan, { say: 'places' | 'measures' }> | null {
  const { question, ranked } = evidence;
  const asked = question.regions.map((r) => r.code);
  const codes =
    asked.length > 1 ? asked : [...new Set(ranked.map((r) => r.document.region ?? ''))].filter(Boolean).slice(0, 3);
  if (codes.length < 2 || asked.length === 1) return measures(evidence);
  const compared = codes.map((code) => {
    const here = (of: readonly Ranked[]) => of.filter((r) => r.document.region === code);
    const found = here(ranked);
    const near = here(evidence.candidates).filter((r) => found[0] && r.share >= found[0].share - NEAR);
    return { code, best: bestOf([...found, ...near], evidence) ?? null };
  });
  if (!compared.some((c) => c.best)) return null;
  return {
    say: 'places',
    compared,
    only: question.act.act === 'compare' ? null : onlyOne(compared),
    denied: question.act.act === 'claim',
  };
}

/** The one clause there is, where it is for none of the other places. */
function onlyOne(compared: readonly ComparedPlace[]): Ranked | null {
  const [first, ...others] = compared.flatMap(({ best }) => best ?? []);
  const region = first?.document.region;
  if (!first || !region || region === NATIONAL || others.length > 0) return null;
  return compared.every(({ code, best }) => best !== null || !liesIn(code, region)) ? first : null;
}

/** For each topic the best clause that says it; null where one clause says them all. */
function measures({ question, ranked }: Evidence): Extract<Plan, { say: 'measures' }> | null {
  const used: Ranked[] = [];
  for (const { word, weight } of question.topics) {
    if (weight < 0.5 || used.some((r) => r.clause.text.includes(word))) continue;
    const best = ranked.find((r) => r.clause.text.includes(word) || r.clause.heading.includes(word));
    if (best && !used.includes(best)) used.push(best);
  }
  return used.length < 2 ? null : { say: 'measures', used };
}

/** A clause that says so much less of the question may still be the one that pays. */
const NEAR = 0.15;

function bestOf(ranked: readonly Ranked[], evidence: Evidence): Ranked | undefined {
  const wanted = wantedFigure(evidence.question) ?? 'money';
  return ranked.find((r) => sentencesOf(r.clause).some((s) => answersWith(s, wanted))) ?? ranked[0];
}
