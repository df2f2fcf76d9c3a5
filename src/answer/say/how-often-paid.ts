import { cite, clauseFigure, type Writer } from '../draft/writer.ts';
import type { PaceStated } from '../evidence/pace-stated.ts';

/** Says how often a clause pays, where it is asked whether it does every year. */
export function sayPace(writer: Writer, pace: PaceStated): void {
  const { clause } = pace;
  if (pace.pays === 'times')
    writer.say('不能一直拿：条文写的是不超过', clauseFigure(clause, pace.most), cite(clause), '。');
  else if (pace.pays === 'once') writer.say('条文写的是一次性给，没有写每年都给', cite(clause), '。');
  else writer.say('条文写的是按年给', cite(clause), '。');
}
