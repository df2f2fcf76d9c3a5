import { InputError } from '../../errors.ts';
import type { FactBook } from '../../knowledge/fact.ts';
import type { Fault } from '../../knowledge/fault.ts';
import type { Example, Rule, RuleFile } from '../../knowledge/measure.ts';
import { decide } from '../decide.ts';
import type { Calculation } from '../value/calculation-schema.ts';
import { type GivenCase, readGiven } from '../value/case.ts';
import { Decimal } from '../value/decimal.ts';
import { faultAt } from './figures-in-clause.ts';

/** An example that can be worked with: its facts, read, and its day. */
export interface ReadExample {
  readonly at: number;
  readonly example: Example;
  readonly given: GivenCase;
  readonly today: string;
}

/** The day of an example: its own, or the first on which the rule is valid. */
export function exampleDay(rule: Rule, example: Example): string {
  return example.on ?? rule.valid.from ?? '2025-01-01';
}

/** Every example comes out as it says; none expects more than the cap. Also gives the examples whose facts are sound. */
export function checkExamples(
  file: RuleFile,
  book: FactBook,
): { readonly faults: Fault[]; readonly worked: ReadExample[] } {
  const rule = file.data;
  const faults: Fault[] = [];
  const worked: ReadExample[] = [];
  const cap = 'promise' in rule.award ? rule.award.cap : undefined;
  for (const [at, example] of rule.examples.entries()) {
    const fault = (what: string) => faults.push(faultAt(file, ['examples', at], `${example.name}：${what}`));
    const { amount } = example.expect;
    if (cap && amount && new Decimal(amount.value).gt(cap.value)) fault(`应得 ${amount.text}，超过了上限 ${cap.text}`);
    try {
      const given = readGiven(example.facts, book);
      const today = exampleDay(rule, example);
      const wrong = differences(example.expect, decide(rule, given, { today }));
      if (wrong.length) fault(`${wrong.join('；')}：改正规则或例子`);
      worked.push({ at, example, given, today });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      fault(error.message);
    }
  }
  return { faults, worked };
}

function differences(expect: Example['expect'], got: Calculation): string[] {
  const wrong: string[] = [];
  const same = (what: string, wanted: string | undefined, is: string | undefined) => {
    if (wanted === undefined ? is !== undefined : is === undefined || !new Decimal(wanted).eq(is))
      wrong.push(`${what}应为 ${wanted ?? '（无）'}，算出 ${is ?? '（无）'}`);
  };
  if (expect.verdict !== got.verdict) return [`结论应为 ${expect.verdict}，算出 ${got.verdict}`];
  same('金额', expect.amount?.value, got.amount?.value);
  if (expect.atMost) same('最多', expect.atMost.value, got.atMost?.value);
  if (expect.distance) same('差额', expect.distance.value, got.nearMiss?.distance);
  if (expect.missing && expect.missing.join() !== got.missing.join())
    wrong.push(`应缺 ${expect.missing.join('、')}，算出缺 ${got.missing.join('、')}`);
  return wrong;
}
