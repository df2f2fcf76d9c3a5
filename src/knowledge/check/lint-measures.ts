import { type Catalogued, measuresOf } from '../catalogue/catalogue.ts';
import { facetReader } from '../catalogue/facet-reader.ts';
import { unstatedBy } from '../catalogue/stated-measures.ts';
import type { Clause, PolicyDocument } from '../document.ts';
import type { Fault } from '../fault.ts';

/** A sentence that gives a sum and stands in no measure of the catalogue, and words of stated measures that the clause does not say. */
export function lintMeasures(document: PolicyDocument, clause: Clause, knowledge: Catalogued): Fault[] {
  const reader = facetReader(knowledge.language);
  const fault = (severity: Fault['severity'], what: string, remedy: string): Fault => ({
    file: document.file,
    line: clause.line,
    severity,
    what,
    remedy,
  });
  const unsaid = unstatedBy(clause).map((words) =>
    fault('error', `${clause.id} 的 measures 写了“${words}”，条款正文没有这样写`, '照抄条款里的字'),
  );
  const spans = measuresOf(clause, knowledge).flatMap((m) => [m.instrument.said, ...m.figures].map(({ span }) => span));
  const unread = reader
    .all('grant-like', clause.text)
    .filter(({ start, end }) => !spans.some((s) => s && s.start < end && start < s.end))
    .map(({ text }) => fault('warning', `“${text}”给了支持，却没有列为措施`, '写进这条条款 yaml 块的 measures'));
  return [...unsaid, ...unread];
}
