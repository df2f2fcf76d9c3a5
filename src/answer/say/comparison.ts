import { NATIONAL, regionName } from '../../language/region.ts';
import { cite, listed, name, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import type { ComparedPlace, Plan } from '../evidence/plan-to-say.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { sayClause } from './clause.ts';

/** Places side by side: for each what its best clause says. */
export function comparePlaces(
  writer: Writer,
  evidence: Evidence,
  { compared, only, denied }: Extract<Plan, { say: 'places' }>,
): void {
  const used = compared.flatMap((c) => c.best ?? []);
  if (only) sayOnly(writer, only, compared, denied);
  sayStatusOf(writer, evidence, used);
  for (const { code, best } of compared) {
    if (best) sayClause(writer, evidence, best, 150, [name(regionName(code)), '：']);
    else if (!only) writer.say(name(regionName(code)), '：没有收录这方面的条款。');
  }
  closeWithCaveats(writer, used);
}

/** One place has it, for its own enterprises. */
function sayOnly(
  writer: Writer,
  { clause, document }: Ranked,
  compared: readonly ComparedPlace[],
  denied: boolean,
): void {
  const place = name(regionName(document.region ?? NATIONAL));
  const without = new Set(compared.flatMap(({ code, best }) => (best ? [] : [code])));
  const others = [...without].map((code) => name(regionName(code)));
  writer.say(denied ? '不能这样类推：' : '', '这是', place, '的，只给', place, '的企业', cite(clause), '。');
  writer.say(listed(others), '没有收录这方面的条款。');
}

/** Measures of one place side by side. */
export function compareMeasures(writer: Writer, evidence: Evidence, used: readonly Ranked[]): void {
  sayStatusOf(writer, evidence, used);
  for (const best of used.slice(0, 3)) sayClause(writer, evidence, best, 130, [name(best.clause.heading), '：']);
  closeWithCaveats(writer, used);
}
