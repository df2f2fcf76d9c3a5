import { compose } from '../../src/answer/compose.ts';
import type { Draft, Segment } from '../../src/answer/draft/draft.ts';
import { cite, figure, name, Writer } from '../../src/answer/draft/writer.ts';
import { gather } from '../../src/answer/evidence/gather.ts';
import type { Basis } from '../../src/answer/gate/binding.ts';
import { decide } from '../../src/calculate/decide.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import { Decimal } from '../../src/calculate/value/decimal.ts';
import { printFigure } from '../../src/calculate/value/step.ts';
import { calculateCase } from '../../src/dialogue/calculate-case.ts';
import { plan } from '../../src/dialogue/plan.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { EMPTY_MEMORY } from '../../src/dialogue/state.ts';
import type { Clause } from '../../src/knowledge/document.ts';
import { type Figure, parseFigures } from '../../src/language/figure.ts';
import { readAsWritten } from '../../src/understand/hypotheses/as-written.ts';

/** A draft with what it rests on. */
export interface Composed {
  readonly from: string;
  readonly draft: Draft;
  readonly basis: Basis;
}

const DAYS = ['2021-06-01', '2022-01-15', '2023-03-01', '2025-06-01'];

/** What the composer writes to questions of our own: what owners ask of each clause, its heading put as a question, claims. */
export async function composedDrafts(parts: Services, every = 1): Promise<Composed[]> {
  const questions = [...parts.knowledge.clauses.values()].flatMap((clause) => {
    const claim = parseFigures(clause.text).find((f) => /^(?:CNY|%)$/.test(f.unit));
    return [
      ...clause.asks,
      `${clause.heading}的标准是多少`,
      `${clause.heading}归哪个部门管`,
      `${clause.heading}怎么申请，要什么材料`,
      `${clause.heading}这份文件的文号是什么，什么时候印发的，过期了吗`,
      ...(claim ? [`听说${clause.heading}是${claim.text}，是吗`, `听说${clause.heading}是7.7%，对吗`] : []),
    ];
  });
  // Own cases: the facts of the rules' examples as an owner tells them.
  for (const rule of parts.knowledge.book.rules.values())
    for (const example of rule.examples) {
      const facts = Object.entries(example.facts).filter(
        ([, value]) => typeof value !== 'object' || Array.isArray(value),
      );
      const told = facts.map(([fact, value]) => (Array.isArray(value) ? `是${value.join('、')}` : `${fact}${value}`));
      questions.push(`我们公司${told.join('，')}，${rule.title}能拿多少`, `${rule.title}，帮我算算能拿多少`);
    }
  questions.push(
    '深圳小巨人奖励多少',
    '长沙和杭州的小巨人奖励对比一下',
    '今天天气怎么样',
    '湘财企〔2031〕99号讲什么',
    '你好',
    '你能做什么',
  );
  const some = questions.filter((_, i) => i % every === 0);
  return Promise.all(
    some.map(async (text, i) => {
      const asOf = DAYS[i % DAYS.length]!;
      const asking = readAsWritten(text, EMPTY_MEMORY, asOf, parts);
      const { question } = asking;
      const found = await gather(question, asOf, parts.knowledge, parts.index, []);
      const sums = calculateCase(found, asking, EMPTY_MEMORY, parts.knowledge);
      const evidence = {
        ...found,
        own: asking.own,
        slots: asking.slots,
        setAside: asking.setAside,
        unknown: [],
        sums,
        noticed: new Set<string>(),
        midway: false,
      };
      const draft = compose(plan(asking, evidence, NOT_LED, parts.knowledge), evidence, parts.knowledge);
      return {
        from: text,
        draft,
        basis: basisOf(parts, question.wording, asOf, { decided: [...sums.decided, ...sums.fitting.all] }),
      };
    }),
  );
}

const NOT_LED = { picked: null, card: null, supposed: null, ladder: null };

function basisOf(parts: Services, asked: string, asOf: string, more: Partial<Basis> = {}): Basis {
  const { documents, clauses } = parts.knowledge;
  return { documents, clauses, asked, asOf, decided: [], names: parts.names, ...more };
}

const LIMIT = { exact: '', 'at-most': '最高不超过', below: '低于', 'at-least': '不低于', above: '超过', about: '约' };

/** Not the first end of a range, which has its unit from the second. */
const saysAlone = (f: Figure): boolean =>
  parseFigures(f.text)[0]?.value === f.value && parseFigures(f.text)[0]?.unit === f.unit;

/** One statement a figure: each figure of each clause, bound to its place, with the limit that it has there. */
export function figureDrafts(parts: Services): Composed[] {
  return [...parts.knowledge.clauses.values()].flatMap((clause) =>
    parseFigures(clause.text)
      .filter((f) => !/ordinal|number|document/.test(f.unit) && saysAlone(f))
      .map((f) => {
        const writer = new Writer();
        const bound: Segment = figure(f.text, { origin: 'clause', clause: clause.id, start: f.start, end: f.end });
        writer.say('按条款，这个数是', LIMIT[f.bound], bound, cite(clause), '。');
        return {
          from: `${clause.id} ${f.text}`,
          draft: writer.draft('answer'),
          basis: basisOf(parts, '问', '2025-06-01'),
        };
      }),
  );
}

/** The calculations of the rules' own examples, worded with amount, ceiling and steps. */
export function calculationDrafts(parts: Services): Composed[] {
  const { rules, facts } = parts.knowledge.book;
  return [...rules.values()].flatMap((rule) =>
    rule.examples.map((example) => {
      const calculation = decide(rule, readGiven(example.facts, facts), { today: example.on ?? '2025-06-01' });
      const clause = parts.knowledge.clauses.get(rule.clause) as Clause;
      const writer = new Writer();
      const { amount, atMost, steps } = calculation;
      const bind = (part: 'amount' | 'atMost', held: { value: string; unit: string }) =>
        figure(printFigure(new Decimal(held.value), held.unit), { origin: 'calculation', rule: rule.id, part });
      if (amount)
        writer.say(
          name(rule.title),
          '：按条款为',
          amount.promise === 'up-to' ? '最高不超过' : '',
          bind('amount', amount),
          cite(clause),
          '。',
        );
      if (atMost) writer.say('按条款最高不超过', bind('atMost', atMost), cite(clause), '。');
      for (const [index, step] of steps.entries())
        writer.say(
          { kind: 'step', text: step.say, rule: rule.id, index },
          cite(parts.knowledge.clauses.get(step.clause) as Clause),
          '。',
        );
      writer.calculations = [calculation];
      const basis = basisOf(parts, '问', '2025-06-01', {
        decided: [{ rule, calculation }],
        names: new Set([...parts.names, rule.title]),
      });
      return { from: `${rule.id} ${example.name}`, draft: writer.draft('answer'), basis };
    }),
  );
}
