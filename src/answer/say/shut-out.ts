import type { TradeEntry } from '../../knowledge/language-data.ts';
import { cite, listed, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { RuledOut } from '../evidence/ruled-out.ts';
import { placeOfDocument } from './clause.ts';

/** Says first why what was told of an enterprise shuts it out of each of some clauses. */
export function sayRuledOut(writer: Writer, outs: readonly RuledOut[]): void {
  for (const out of outs) {
    if (out.by === 'trade') sayOfTrade(writer, out);
    else sayOfTitle(writer, out);
  }
  const [only, ...others] = outs;
  if (only?.by === 'title' && !only.lacks && others.length === 0)
    writer.say('如果也有', listed(only.wanted.map(name), '或'), '，才往下看别的条件。');
}

function sayOfTrade(writer: Writer, { of, told, wanted }: Extract<RuledOut, { by: 'trade' }>): void {
  const own = told.filter(({ common }) => !common || told.length === 1);
  const who = (some: readonly TradeEntry[], by: string) => listed(some.map(calledWhole), by);
  writer.say('拿不到：这项给', who(wanted, '或'), '，条文没有写给', who(own, '、'), cite(of.clause), '。');
}

function sayOfTitle(writer: Writer, { of, held, wanted, lacks }: Extract<RuledOut, { by: 'title' }>): void {
  const titles = listed(wanted.map(name), '或');
  const place = name(placeOfDocument(of));
  const own = listed(held.map(name));
  if (lacks) writer.say('不能：', place, '这项要', titles, '，您说的还不是', cite(of.clause), '。');
  else
    writer.say('凭', own, '不行：', place, '这项只认', titles, '，条文没有写', own, '可以顶替', cite(of.clause), '。');
}

/** 通航飞行的企业, 创投基金. */
const calledWhole = ({ called, kind }: TradeEntry): Pieces => [name(called), kind === 'enterprise' ? '的企业' : ''];
