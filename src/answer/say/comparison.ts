import { regionName } from '../../language/region.ts';
import { name, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import type { ComparedPlace } from '../evidence/plan-to-say.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { sayClause } from './clause.ts';

/** Places side by side: for each what its best clause says. */
export function comparePlaces(writer: Writer, evidence: Evidence, compared: readonly ComparedPlace[]): void {
  const used = compared.flatMap((c) => c.best ?? []);
  sayStatusOf(writer, evidence, used);
  for (const { code, best } of compared) {
    if (best) sayClause(writer, evidence, best, 150, [name(regionName(code)), '：']);
    else writer.say(name(regionName(code)), '：没有收录这方面的条款。');
  }
  closeWithCaveats(writer, used);
}

/** Measures of one place side by side. */
export function compareMeasures(writer: Writer, evidence: Evidence, used: readonly Ranked[]): void {
  sayStatusOf(writer, evidence, used);
  for (const best of used.slice(0, 3)) sayClause(writer, evidence, best, 130, [name(best.clause.heading), '：']);
  closeWithCaveats(writer, used);
}
