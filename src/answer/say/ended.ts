import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import { called, clauseFigure, documentDate, numberOf, type Pieces } from '../draft/writer.ts';
import { clauseFigures } from '../evidence/sentences.ts';

type Repealed = NonNullable<PolicyDocument['repealed']>;

/** How a document that is out of force came to be so: 到2024年3月31日已经过期, 自2024年10月16日起已经废止; an explanation ends with its policy. */
export function ended(document: PolicyDocument): Pieces {
  const { explained, period } = document;
  const repealed = repealedFirst(document);
  if (repealed) return [...since(repealed), '已经废止'];
  if (period) return ['到', documentDate(document, 'to'), '已经过期'];
  return explained ? ['所解读的文件', ...ended(explained)] : ['已经过期'];
}

/** The clause that says so: of another document where that puts it out of force, of an explanation's policy, else `clause`, its own. */
export function endedBy(document: PolicyDocument, clause: Clause): Clause {
  const { explained, period } = document;
  const first = explained?.clauses.find(({ text }) => text !== '');
  return repealedFirst(document)?.clause ?? (!period && explained && first ? endedBy(explained, first) : clause);
}

const repealedFirst = ({ repealed, period }: PolicyDocument): Repealed | undefined =>
  repealed && !(period && period.to < repealed.on) ? repealed : undefined;

/** 自2024年10月16日起, where the day is one on which the other document takes effect, or stands in its clause. */
export function since({ by, on, clause }: Repealed): Pieces {
  if (by.effective === on) return ['自', documentDate(by, 'effective'), '起'];
  const said = clauseFigures(clause).find(({ unit, value }) => unit === 'date' && value === on);
  return said ? ['自', clauseFigure(clause, said), '起'] : [];
}

/** 《title》（number）. */
export const numbered = (document: PolicyDocument): Pieces => [
  ...called(document),
  ...(document.number ? ['（', numberOf(document), '）'] : []),
];
