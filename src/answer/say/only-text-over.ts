import { type PolicyDocument, statusOn } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { liesIn, regionName } from '../../language/region.ts';
import { cite, name, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { closeWithCaveats } from './caveats.ts';
import { ended, endedBy } from './ended.ts';

/** Where a place has one text alone and that is over: which it is, and since when. */
export function sayOnlyTextOver(
  writer: Writer,
  { asOf, uncoveredRegion }: Evidence,
  above: readonly string[],
  { documents }: Knowledge,
): void {
  const held = [...documents.values()].filter((d) => isPolicy(d) && above.includes(d.region ?? ''));
  const [only] = held;
  const first = only?.clauses.find(({ text }) => text !== '');
  if (!only || !first || held.length > 1 || statusOn(only, asOf) !== 'expired') return;
  if (uncoveredRegion && !liesIn(uncoveredRegion.code, only.region ?? '')) return;
  const place = name(regionName(only.region ?? ''));
  writer.say('手上', place, '的文件', ...ended(only), cite(endedBy(only, first)), '。');
  closeWithCaveats(writer, [{ clause: first, document: only, status: 'expired' }]);
}

const isPolicy = ({ provenance, explained }: PolicyDocument): boolean => provenance !== 'commentary' && !explained;
