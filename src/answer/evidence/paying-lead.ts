import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import { leadsIn, provisionsOf } from '../../knowledge/provision.ts';
import { OF_THE_CASE } from '../../understand/aspects.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { paysIn } from './pays-in.ts';
import { sentencesOf } from './sentences.ts';

/** Help is asked for, and an item of an ingested list is nearest that pays nothing, where what leads in or stands above the list does: that one first. */
export function withPayingLead(evidence: Evidence, language: LanguageData): Evidence {
  const { question, ranked } = evidence;
  const [nearest] = ranked;
  const { support, award, money } = question.signs;
  const ofHelp =
    question.aspects.includes('amount') || (question.aspects.every(isOfCase) && (support || award || money));
  const lead = nearest && ofHelp ? leadOf(nearest, language) : undefined;
  return nearest && lead ? { ...evidence, ranked: [{ ...nearest, clause: lead }, ...ranked] } : evidence;
}

const isOfCase = (aspect: string): boolean => OF_THE_CASE.has(aspect);

function leadOf({ clause, document }: Ranked, language: LanguageData): Clause | undefined {
  const pays = (c: Clause): boolean => paysIn(c, sentencesOf(c), language).length > 0;
  if (!isBare(document) || pays(clause)) return undefined;
  const above = clause.id.replace(/\.[^.#]+$/, '');
  const list = provisionsOf(document).find(({ lead, items }) => leadsIn(lead) && items.includes(clause))?.lead;
  const lead = list ?? document.clauses.find(({ id }) => id === above && above !== clause.id);
  return lead && pays(lead) ? lead : undefined;
}
