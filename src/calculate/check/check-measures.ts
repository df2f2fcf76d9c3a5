import type { PolicyDocument } from '../../knowledge/document.ts';
import type { FactBook } from '../../knowledge/fact.ts';
import type { Fault } from '../../knowledge/fault.ts';
import type { RuleFile } from '../../knowledge/measure.ts';
import { usesOf } from '../references.ts';
import { checkTiers } from './bands.ts';
import { checkExamples } from './examples.ts';
import { checkFacts } from './fact-types.ts';
import { checkPrinted, checkText, faultAt } from './figures-in-clause.ts';
import { checkLaws } from './laws.ts';
import { checkRelations } from './relations.ts';
import { checkSides } from './sides.ts';

/** Everything that can be wrong with the rules, by file and line. The examples are worked only where the rest is sound. */
export function checkRules(
  files: readonly RuleFile[],
  book: FactBook,
  documents: ReadonlyMap<string, PolicyDocument>,
): Fault[] {
  return [
    ...checkNames(files),
    ...checkRelations(files, documents),
    ...files.flatMap((file) => checkRule(file, book, documents)),
  ];
}

function checkRule(file: RuleFile, book: FactBook, documents: ReadonlyMap<string, PolicyDocument>): Fault[] {
  const uses = usesOf(file.data, book);
  const unfit = [...checkFacts(file, uses, book), ...checkTiers(file, book)];
  const text = [...checkText(file, uses, documents), ...checkPrinted(file, uses, documents)];
  if (unfit.length) return [...unfit, ...text];
  const { faults, worked } = checkExamples(file, book);
  const laws = faults.length ? [] : checkLaws(file, worked);
  return [...text, ...faults, ...checkSides(file, worked), ...laws];
}

/** A rule is named as its file, once, and replaces one that exists. */
function checkNames(files: readonly RuleFile[]): Fault[] {
  const ids = files.map((f) => f.data.id);
  return files.flatMap((file) => {
    const { id, replaces } = file.data;
    const faults: Fault[] = [];
    if (!file.file.endsWith(`/${id}.yaml`) && file.file !== `${id}.yaml`)
      faults.push(faultAt(file, ['id'], `标识 ${id} 和文件名不一样：两个写成一样`));
    if (ids.filter((i) => i === id).length > 1) faults.push(faultAt(file, ['id'], `标识 ${id} 已被使用：换一个`));
    if (replaces && !ids.includes(replaces)) faults.push(faultAt(file, ['replaces'], `没有规则 ${replaces} 可以代替`));
    return faults;
  });
}
