import type { Decided } from '../answer/evidence/evidence.ts';
import { addedUp, overYears } from '../calculate/award/total.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Question } from '../understand/question.ts';

const TOTAL = /总共|一共|加起来|加在一起|合计|总计|共计|拢共|总数|总额(?!度)|in total|altogether|add(?:s|ed)? up/i;

/** A text that forbids or settles how its awards meet: nothing is added up. */
const APART = /不(?:得|能|可|予)?(?:重复|叠加|同时|兼)|就高|从高|择高/;

/** 三年期贷款, 两年前认定, 成立3年: years that nothing is added up over. */
const OTHER_SPAN_AFTER = /^(?:期|前|以前|之前|后|之后|以后|以上|以内|的?(?:贷款|期限|老))/;
const OTHER_SPAN_BEFORE = /(?:成立|注册|开办|经营|认定|评上|期限|贷期|满)(?:了|已|有|是|为|都|快|已经)*$/;

/** What a sum over years, or over measures, comes to where it is asked for: a last line of the reasoning. */
export function withTotals(
  decided: readonly Decided[],
  { text, figures }: Question,
  documents: Knowledge['documents'],
): readonly Decided[] {
  if (!TOTAL.test(text) || decided.some((d) => d.calculation.verdict !== 'eligible')) return decided;
  const texts = decided.flatMap(({ rule }) => documents.get(rule.clause.replace(/#.*$/, ''))?.clauses ?? []);
  if (decided.length > 1 && texts.some((c) => APART.test(c.text))) return decided;
  const span = figures.find(
    (f) =>
      f.unit === 'year' &&
      !f.vague &&
      /^[2-9]$|^10$/.test(f.value) &&
      !OTHER_SPAN_AFTER.test(text.slice(f.end)) &&
      !OTHER_SPAN_BEFORE.test(text.slice(0, f.start)),
  );
  const [only] = decided;
  const step = decided.length > 1 ? addedUp(decided) : only && span ? overYears(only, Number(span.value)) : null;
  if (!step) return decided;
  return decided.map((d, i) =>
    i < decided.length - 1 ? d : { ...d, calculation: { ...d.calculation, steps: [...d.calculation.steps, step] } },
  );
}
