import { cite, figure, type Writer } from '../draft/writer.ts';
import type { Instalments } from '../evidence/instalments.ts';
import { printWorked } from '../evidence/work-out.ts';
import { quotePiece } from './clause.ts';

/** Says whether it is paid at once or in parts, what the parts of the asker's sum come to, and the words of the clause. */
export function sayInstalments(writer: Writer, { of: { clause }, piece, pays, said, parts }: Instalments): void {
  const cites = cite(clause);
  if (said && parts.length > 0)
    writer.say(
      '分几次给：您说的',
      figure(said.text.trim(), { origin: 'user', start: said.start, end: said.end }),
      '依次是',
      parts.flatMap(({ due: { working, worked } }, i) => [
        i > 0 ? '、' : '',
        figure(printWorked(worked), { origin: 'worked', working }),
      ]),
      cites,
      '。',
    );
  const verdict =
    parts.length > 0
      ? '条文写的是：'
      : pays === 'in-parts'
        ? '是分几次给的：条文写的是：'
        : '是一次性给的，没有写分期：条文写的是：';
  writer.say(verdict, ...quotePiece(clause, piece), cites);
}
