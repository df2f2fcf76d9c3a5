import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { KnowledgeError } from '../errors.ts';
import { parseFigures } from '../language/figure.ts';
import { readQuantity } from '../language/quantity.ts';
import { Fact, type FactBook, type FactRole, Option } from './fact.ts';
import { byKey } from './issue-place.ts';
import { type LanguageData, loadLanguage } from './language-data.ts';
import { FigurePatterns, proof } from './slot-patterns.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

type Facts = Readonly<Record<string, Fact>>;

/** What doesn't hold together among the facts, each with the path of its part. */
function* faultsAmong(facts: Facts): Generator<{ path: string[]; message: string }> {
  const roles = new Map<FactRole, string>();
  for (const [name, fact] of Object.entries(facts)) {
    const known = function* (part: string, other: string | undefined) {
      if (other !== undefined && !(other in facts))
        yield { path: [name, part], message: `没有事实“${other}”：写这个文件里有的` };
    };
    const twin = fact.role && roles.get(fact.role);
    if (twin) yield { path: [name, 'role'], message: `${fact.role} 已经给了“${twin}”：只能给一个事实` };
    if (fact.role) roles.set(fact.role, name);
    if ('max' in fact && fact.max !== undefined && !readQuantity(fact.max))
      yield { path: [name, 'max'], message: `${fact.max} 不是一个数：连单位一起写` };
    if (fact.ask.includes('{name}') !== (fact.type === 'names'))
      yield { path: [name, 'ask'], message: '名称清单的问法里要有 {name}，别的不能有' };
    if (fact.assume && 'fact' in fact.assume) yield* known('assume', fact.assume.fact);
    if ('notAbove' in fact) yield* known('notAbove', fact.notAbove);
    if (fact.type === 'list') for (const field of fact.of) yield* known('of', field);
    if (fact.type === 'names' || fact.type === 'choice') yield* faultsOfOptions(name, fact.options, facts);
  }
}

/** No clause would back a figure that a fact's own words hold; one in the name of an admin's fact stands in the clauses of its measures, which checks see. */
function* figuresNamed(facts: Facts, named: boolean): Generator<{ path: string[]; message: string }> {
  for (const [name, fact] of Object.entries(facts)) {
    const labels = 'options' in fact ? Object.keys(fact.options) : [];
    for (const words of [...(named ? [name] : []), ...labels, fact.hint ?? '', fact.assume?.say ?? '']) {
      const figure = parseFigures(words)[0]?.text;
      if (figure) yield { path: [name], message: `${words}里有数字 ${figure}，没有条款可依据：不写数字` };
    }
  }
}

function* faultsOfOptions(
  name: string,
  options: Readonly<Record<string, Option>>,
  facts: Readonly<Record<string, Fact>>,
): Generator<{ path: string[]; message: string }> {
  for (const [option, { implies, base, only }] of Object.entries(options)) {
    for (const truth of only)
      if (facts[truth]?.type !== 'truth')
        yield { path: [name, 'options', option, 'only'], message: `only 里的“${truth}”不是一条是否类的事实` };
    for (const implied of implies)
      if (!(implied in options))
        yield {
          path: [name, 'options', option],
          message: `implies 里的“${implied}”不在选项里`,
        };
    if (base !== undefined && !option.endsWith(base))
      yield {
        path: [name, 'options', option, 'base'],
        message: `“${option}”不是前面加了级别的“${base}”`,
      };
  }
}

const FactFile = z.record(z.string(), Fact).superRefine((facts, context) => {
  for (const fault of [...faultsAmong(facts), ...figuresNamed(facts, true)])
    context.addIssue({ code: 'custom', ...fault });
});

/** Further options of a fact that is held, with sentences that prove how they are said. */
const AddedOptions = z.strictObject({ options: z.record(z.string(), Option), ...proof });
type AddedOptions = z.infer<typeof AddedOptions>;

/** An admin's facts: those of their own, which have a type, and options for the held ones, which have none. */
const AddedFacts = z.record(
  z.string(),
  byKey<Fact | AddedOptions>('fact', { type: () => Fact, options: () => AddedOptions }),
);

/** The facts file, with the line of each part. @throws KnowledgeError with file and line */
export function readFactFile(file: string): YamlFile<Record<string, Fact>> {
  return readYaml(relative(process.cwd(), file), readFileSync(file, 'utf8'), FactFile);
}

/** The facts file that an admin lays over the held one; null where there is none. @throws KnowledgeError with file and line */
export function readAddedFacts(own: string | undefined): YamlFile<Record<string, Fact | AddedOptions>> | null {
  const file = own && join(own, 'facts.yaml');
  if (!file || !existsSync(file)) return null;
  return readYaml(relative(process.cwd(), file), readFileSync(file, 'utf8'), AddedFacts);
}

/**
 * Reads the facts in `file`, those that the folder `own` lays over them, and the language beside both.
 * @throws KnowledgeError with file and line, with both files where two say different things of one fact
 */
export function loadFacts(file: string, language: LanguageData = loadLanguage(dirname(file)), own?: string): FactBook {
  const held = readFactFile(file);
  const added = readAddedFacts(own);
  const facts = Object.entries(added ? merged(held, added) : held.data);
  return Object.assign(new Map(facts.map(([name, fact]) => [name, saidByName(name, fact)])), { language });
}

/** A figure of which the file doesn't say how it is said is said by its name. */
const saidByName = (name: string, fact: Fact): Fact =>
  (fact.type === 'amount' || fact.type === 'rate' || fact.type === 'number') && !fact.said
    ? { ...fact, said: FigurePatterns.parse({ nouns: [name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')] }) }
    : fact;

function merged(held: YamlFile<Facts>, added: YamlFile<Readonly<Record<string, Fact | AddedOptions>>>): Facts {
  const facts: Record<string, Fact> = { ...held.data };
  const faults: string[] = [];
  const refuse = (path: string[], what: string) => faults.push(`${added.file}:${added.lineOf(path)}: ${what}`);
  for (const [name, entry] of Object.entries(added.data)) {
    const known = facts[name];
    const where = `${held.file}:${held.lineOf([name])}`;
    if ('type' in entry) {
      if (known && JSON.stringify(known) !== JSON.stringify(entry))
        refuse([name], `“${name}”在 ${where} 里写法不同：换一个名称，或只写要加的选项`);
      facts[name] = entry;
    } else if (!known || !('options' in known)) {
      refuse([name], known ? `${where} 里的“${name}”没有选项` : `没有事实“${name}”可以加选项`);
    } else {
      for (const [option, said] of Object.entries(entry.options))
        if (option in known.options && JSON.stringify(known.options[option]) !== JSON.stringify(said))
          refuse([name, 'options', option], `“${option}”在 ${where} 里写法不同：这里不写`);
      facts[name] = { ...known, options: { ...known.options, ...entry.options } } as Fact;
    }
  }
  for (const { path, message } of [...faultsAmong(facts), ...figuresNamed(facts, false)])
    if (path[0] !== undefined && path[0] in added.data) refuse(path, message);
  if (faults.length > 0) throw new KnowledgeError(faults.join('\n'));
  return facts;
}
