import type { FactBook } from '../../knowledge/fact.ts';
import type { Fault } from '../../knowledge/fault.ts';
import type { RuleFile } from '../../knowledge/measure.ts';
import type { Uses } from '../references.ts';
import { faultAt } from './figures-in-clause.ts';

/** Facts are known, of a type that fits what the rule does with them, and figures are in the unit of what they measure. */
export function checkFacts(file: RuleFile, uses: Uses, book: FactBook): Fault[] {
  const faults: Fault[] = [];
  for (const { path, fact: name, types, options } of uses.facts) {
    const fact = book.get(name);
    if (!fact) {
      faults.push(faultAt(file, path, `没有事实“${name}”：写 facts.yaml 里有的，或加进去`));
      continue;
    }
    if (!types.includes(fact.type))
      faults.push(faultAt(file, path, `“${name}”的类型是 ${fact.type}，这里要 ${types.join(' 或 ')}`));
    if (fact.type !== 'names' && fact.type !== 'choice') continue;
    for (const option of options)
      if (!(option in fact.options))
        faults.push(faultAt(file, path, `“${option}”不在“${name}”的选项里：写 facts.yaml 里有的，或加进去`));
  }
  for (const { path, figure, unit } of uses.figures)
    if (unit !== null && figure.unit !== unit && figure.value !== '0')
      faults.push(faultAt(file, path, `${figure.text} 的单位是 ${figure.unit}，这里要 ${unit}`));
  return faults;
}
