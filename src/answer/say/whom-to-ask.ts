import type { Knowledge } from '../../knowledge/load.ts';
import { sentencesFor } from '../../knowledge/replies.ts';
import { name, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';

/** Whom to ask where nothing known answers: the office of the trade, else who put out the document that is meant, else the offices of the place; `about`: what, where that is told. */
export function sayWhomToAsk(
  writer: Writer,
  { question, uncoveredRegion }: Evidence,
  above: readonly string[],
  { replies, documents, clauses }: Knowledge,
  about = '',
): void {
  const { office } = question.signs;
  const where = uncoveredRegion?.name ?? question.regions[0]?.name;
  const place = where === undefined ? '当地' : [name(where), '的'];
  if (office) {
    const [called = ''] = sentencesFor(replies, office);
    writer.say(about, '请向', place, called, '咨询。');
    return;
  }
  const talked = question.goesOn ? question.talkedOf.map((id) => clauses.get(id)?.document ?? '') : [];
  const [meant] = [...question.documents, ...talked.flatMap((id) => documents.get(id) ?? [])];
  if (meant?.issuer && !uncoveredRegion) writer.say(about, '可以问发文机关', name(meant.issuer), '。');
  else if (where === undefined && above.length === 0 && about === '') writer.fixed(replies, 'declined-ask-body');
  else writer.say(about, '请向', place, '工业和信息化、科技或财政主管部门咨询。');
}
