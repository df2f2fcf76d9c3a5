import { liesIn, regionName } from '../../language/region.ts';
import { name, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { sentencesOf } from '../evidence/sentences.ts';
import { answersWith, wantedFigure } from '../evidence/wanted-sentences.ts';
import { closeWithCaveats, leadWithStatus } from './caveats.ts';
import { sayClause } from './clause.ts';

/** Places side by side: for each that is named, or for those held, what its best clause says. False where there is but one. */
export function compare(writer: Writer, evidence: Evidence): boolean {
  const { question, ranked } = evidence;
  const asked = question.regions.map((r) => r.code);
  const codes =
    asked.length > 1 ? asked : [...new Set(ranked.map((r) => r.document.region ?? ''))].filter(Boolean).slice(0, 3);
  if (codes.length < 2 || asked.length === 1) return compareMeasures(writer, evidence);
  const found = codes.map((code) => ({
    code,
    best: bestOf(
      ranked.filter((r) => r.document.region === code),
      evidence,
    ),
  }));
  const used = found.flatMap((f) => (f.best ? [f.best] : []));
  if (used.length === 0) return false;
  leadWithStatus(writer, evidence, used);
  for (const [i, { code, best }] of found.entries()) {
    const restated = i === 0 ? '据原文转述，' : '';
    if (best) sayClause(writer, evidence, best, 150, [restated, name(regionName(code)), '：']);
    else writer.say(name(regionName(code)), '：没有收录这方面的条款。');
  }
  closeWithCaveats(writer, used);
  return true;
}

/** Measures of one place side by side: for each topic the best clause that says it. False where one clause says them all. */
function compareMeasures(writer: Writer, evidence: Evidence): boolean {
  const used: Ranked[] = [];
  for (const { word, weight } of evidence.question.topics) {
    if (weight < 0.5 || used.some((r) => r.clause.text.includes(word))) continue;
    const best = evidence.ranked.find((r) => r.clause.text.includes(word) || r.clause.heading.includes(word));
    if (best && !used.includes(best)) used.push(best);
  }
  if (used.length < 2) return false;
  leadWithStatus(writer, evidence, used);
  for (const [i, best] of used.slice(0, 3).entries())
    sayClause(writer, evidence, best, 130, [i === 0 ? '据原文转述，' : '', name(best.clause.heading), '：']);
  closeWithCaveats(writer, used);
  return true;
}

function bestOf(ranked: readonly Ranked[], evidence: Evidence): Ranked | undefined {
  const wanted = wantedFigure(evidence.question) ?? 'money';
  return ranked.find((r) => sentencesOf(r.clause).some((s) => answersWith(s, wanted))) ?? ranked[0];
}

/** 长沙和杭州 are two places; 湖南省长沙市 is one. */
export function severalPlaces({ question: { regions } }: Evidence): boolean {
  return regions.some((a) => regions.some((b) => !liesIn(a.code, b.code) && !liesIn(b.code, a.code)));
}
