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
      faults.push(faultAt(file, path, `there is no fact ${name}: name one of facts.yaml or add it there`));
      continue;
    }
    if (!types.includes(fact.type))
      faults.push(faultAt(file, path, `${name} is of type ${fact.type}, this needs ${types.join(' or ')}`));
    if (fact.type !== 'names' && fact.type !== 'choice') continue;
    for (const option of options)
      if (!(option in fact.options))
        faults.push(
          faultAt(file, path, `${option} is not among the options of ${name}: name one of facts.yaml or add it there`),
        );
  }
  for (const { path, figure, unit } of uses.figures)
    if (unit !== null && figure.unit !== unit && figure.value !== '0')
      faults.push(faultAt(file, path, `${figure.text} is in ${figure.unit}, this needs ${unit}`));
  return faults;
}
