import type { TradeEntry } from '../../knowledge/language-data.ts';
import { regionName } from '../../language/region.ts';
import { cite, listed, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { RuledOut } from '../evidence/ruled-out.ts';
import { placeOfDocument } from './clause.ts';

/** Says first why what was told of an enterprise shuts it out of each of some clauses. */
export function sayRuledOut(writer: Writer, outs: readonly RuledOut[]): void {
  for (const out of outs) {
    if (out.by === 'trade') sayOfTrade(writer, out);
    else if (out.by === 'place') sayOfPlaces(writer, out);
    else sayOfTitle(writer, out);
  }
  const [only, ...others] = outs;
  if (only?.by === 'title' && !only.lacks && others.length === 0)
    writer.say('如果也有', listed(only.wanted.map(name), '或'), '，才往下看别的条件。');
}

function sayOfTrade(writer: Writer, { of, told, wanted, whole }: Extract<RuledOut, { by: 'trade' }>): void {
  const own = told.filter(({ common }) => !common || told.length === 1);
  const who = (some: readonly TradeEntry[], by: string) => listed(some.map(calledWhole), by);
  const wants = whole
    ? ['收录的条文里没有：写的是给', ...who(wanted, '、'), '的，没有写给']
    : ['拿不到：这项给', ...who(wanted, '或'), '，条文没有写给'];
  writer.say(wants, who(own, '、'), cite(of.clause), '。');
}

function sayOfPlaces(writer: Writer, { of, outside, inside }: Extract<RuledOut, { by: 'place' }>): void {
  const place = name(placeOfDocument(of));
  const all = (codes: readonly string[]) => listed(codes.map((code) => name(regionName(code))));
  writer.say('用不上的：', all(outside), '，不在', place, '。');
  writer.say('在', place, '范围内、还要看各项条件的：', all(inside), '。');
  writer.say('这是', place, '的，只给', place, '的企业', cite(of.clause), '。');
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
