import { factsOf } from '../calculate/facts-asked.ts';
import { leavesOf } from '../knowledge/condition.ts';
import type { Fact, FactBook } from '../knowledge/fact.ts';
import type { Rule } from '../knowledge/measure.ts';

/** One thing that a measure asks of an enterprise, and how it is filled in. */
export interface FormField {
  /** Its name in the form. */
  readonly key: string;
  readonly fact: string;
  /** The question, in an owner's words. */
  readonly label: string;
  readonly hint: string;
  readonly control:
    | { readonly kind: 'figure'; readonly units: readonly string[] }
    | { readonly kind: 'words'; readonly example: string }
    /** `title`: the one that is asked for, where the fact is a list of names. */
    | { readonly kind: 'pick'; readonly choices: readonly Pick[]; readonly title: string | null };
}
interface Pick {
  readonly value: string;
  readonly label: string;
}

/** Items of one kind, each with the same fields; the keys of an item's fields begin with its number. */
export interface ListField {
  readonly list: string;
  readonly label: string;
  readonly hint: string;
  readonly fields: readonly FormField[];
}

export const isList = (field: FormField | ListField): field is ListField => 'list' in field;

/** What a form asks for a measure, each thing once, in the order of its rule. */
export function formFields(rule: Rule, book: FactBook): readonly (FormField | ListField)[] {
  const names = factsOf(rule, book);
  const lists = names.flatMap((name) => {
    const fact = book.get(name);
    return fact?.type === 'list' ? [fact] : [];
  });
  return names.flatMap((name): (FormField | ListField)[] => {
    const fact = book.get(name);
    if (!fact || lists.some(({ of }) => of.includes(name))) return [];
    if (fact.type === 'list') {
      const asked = fact.of.filter((each) => names.includes(each));
      const fields = (asked.length > 0 ? asked : fact.of).flatMap((each) => {
        const of = book.get(each);
        return of ? [fieldOf(each, of, each)] : [];
      });
      return [{ list: name, label: fact.ask, hint: fact.hint ?? '', fields }];
    }
    if (fact.type !== 'names') return [fieldOf(name, fact, fact.ask)];
    return titlesOf(rule, name).map((title) => titleField(name, fact, title));
  });
}

function titlesOf(rule: Rule, name: string): string[] {
  const asked = leavesOf(rule.conditions).flatMap((leaf) => ('has' in leaf && leaf.fact === name ? [leaf.has] : []));
  return [...new Set(asked)];
}

/** The units of each base unit, the one that owners mean first. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  CNY: ['万元', '元', '亿元'],
  '%': ['%'],
  h: ['小时'],
  t: ['吨'],
  year: ['年', '个月'],
  month: ['个月', '年'],
};

function fieldOf(name: string, fact: Exclude<Fact, { type: 'list' }>, label: string): FormField;
function fieldOf(name: string, fact: Fact, label: string): FormField;
function fieldOf(name: string, fact: Fact, label: string): FormField {
  const assumed = fact.assume ? `不填就假定${fact.assume.say}。` : '';
  const hint = [fact.hint ?? '', assumed].filter((words) => words !== '').join('');
  return { key: name, fact: name, label, hint, control: controlOf(fact) };
}

function controlOf(fact: Fact): FormField['control'] {
  switch (fact.type) {
    case 'amount':
      return { kind: 'figure', units: UNITS.CNY ?? [] };
    case 'rate':
      return { kind: 'figure', units: ['%'] };
    case 'number':
      return { kind: 'figure', units: fact.unit === 'count' ? [fact.noun ?? '个'] : (UNITS[fact.unit] ?? []) };
    case 'truth':
      return { kind: 'pick', choices: YES_OR_NO, title: null };
    case 'choice':
      return {
        kind: 'pick',
        choices: Object.keys(fact.options).map((value) => ({ value, label: value })),
        title: null,
      };
    case 'year':
      return { kind: 'words', example: '四位数的年份' };
    default:
      return { kind: 'words', example: '省、市或区县' };
  }
}

const YES_OR_NO: readonly Pick[] = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
];

const titleField = (name: string, fact: Fact, title: string): FormField => ({
  key: `${name}:${title}`,
  fact: name,
  label: fact.ask.replace('{name}', title),
  hint: fact.hint ?? '',
  control: {
    kind: 'pick',
    choices: [
      { value: 'yes', label: '有' },
      { value: 'no', label: '没有' },
    ],
    title,
  },
});
