import type { Clause } from '../../knowledge/document.ts';
import { cite, figure, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { Decided } from '../evidence/evidence.ts';
import type { OpenVerdict } from '../evidence/open-verdict.ts';
import { mostFigure, yearly } from './award-figures.ts';
import { silentText } from './silent-text.ts';

/** Says what holds of what is asked, whatever is still open; true where it names the conditions that are (`takes`). */
export function sayOpenVerdict(
  writer: Writer,
  open: OpenVerdict,
  decided: Decided,
  takes: Pieces,
  clause: Clause,
): boolean {
  if (open.verdict === 'unpaid') {
    writer.say(silentText(open.document), '没有写给钱', cite(clause), '。');
    return false;
  }
  const { said } = open;
  const own = said && ['您提到的', figure(said.text.trim(), { origin: 'user', start: said.start, end: said.end })];
  if (open.verdict === 'beyond') {
    writer.say('到不了', ...(own ?? []), `：${yearly(decided)}最高不超过`, ...mostFigure(decided), cite(clause), '。');
    return false;
  }
  const not = own ? ['现在还不能按', ...own, '算'] : ['现在还不能认定'];
  const [short] = decided.calculation.missing;
  if (takes.length > 0) writer.say(...not, '，先要看：', ...takes, cite(clause), '。');
  else if (own && short) writer.say(...not, '，还差', name(short), '这个数', cite(clause), '。');
  return takes.length > 0;
}
