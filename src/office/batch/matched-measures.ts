import { cardSum } from '../../knowledge/catalogue/card-words.ts';
import { measuresOf } from '../../knowledge/catalogue/catalogue.ts';
import { STATUS_LABELS, statusOn } from '../../knowledge/document.ts';
import { clauseOf, documentOf, type Knowledge, regionOfRule } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { rulesOn } from '../../knowledge/measure-book.ts';
import { regionName } from '../../language/region.ts';

/** A measure that clients are held against, with what every cell about it tells. */
export interface MatchedMeasure {
  readonly rule: Rule;
  /** 长政办发〔2022〕4号 一(一) */
  readonly source: string;
  readonly title: string;
  readonly region: string;
  readonly status: string;
  /** The last day, ISO; null where no text names one. */
  readonly deadline: string | null;
  /** When it is applied for, as the clause says it. */
  readonly window: string | null;
  readonly promised: string;
  readonly bodies: readonly string[];
  readonly clause: string;
}

/** The measures in force on a day (ISO) that can be worked out, services of offices to everybody aside. */
export function matchedMeasures(knowledge: Knowledge, day: string): readonly MatchedMeasure[] {
  return rulesOn(knowledge.book, day).flatMap((rule) => {
    const document = documentOf(rule.clause, knowledge);
    if (!document || rule.administrative) return [];
    const status = statusOn(document, day);
    const over = rule.valid.to !== undefined && rule.valid.to < day;
    if (status === 'expired' || status === 'not-yet' || over) return [];
    const clause = clauseOf(rule, knowledge);
    const measure = measuresOf(clause, knowledge).find((one) => one.rule === rule.id);
    const region = regionOfRule(rule, knowledge);
    return [
      {
        rule,
        source: `${document.number ?? `《${document.title}》`} ${clause.locator}`,
        title: document.title,
        region: region === null ? '' : regionName(region),
        status: STATUS_LABELS[status],
        deadline: rule.valid.to ?? document.period?.to ?? null,
        window: measure?.window?.text ?? null,
        promised: 'support' in rule.award ? rule.award.support : cardSum({ figures: measure?.figures ?? [] }),
        bodies: clause.bodies,
        clause: clause.text,
      },
    ];
  });
}
