import type { FactBook } from '../../knowledge/fact.ts';
import { regionName } from '../../language/region.ts';
import { looseIn } from '../../language/unbound-quantity.ts';
import { isTitles, type SlotValue } from '../../understand/slots/slot.ts';
import type { Draft, Segment } from '../draft/draft.ts';
import type { OwnWords } from '../draft/own-words.ts';
import { name, Writer } from '../draft/writer.ts';

/** What is known of an enterprise, with the words and the day (ISO) of each. */
export interface KnownProfile {
  readonly fact: string;
  readonly value: SlotValue;
  readonly words: string;
  readonly on: string;
  /** Said in another year, of that year: not used until it is said again. */
  readonly stale: boolean;
}

/** 我的资料: every fact as it was said. `client` is '' for the asker's own. */
export function sayProfile(known: readonly KnownProfile[], client: string, own: OwnWords, book: FactBook): Draft {
  const writer = new Writer();
  const whose = client === '' ? ['您的资料'] : ['客户资料，', ...own.quote(client)];
  if (known.length === 0) {
    writer.say(...whose, '：还没有记下什么。说说在哪个城市、有什么认定、贷款和研发的情况，我会记下来。');
    return writer.draft('answer');
  }
  writer.say(...whose, '：');
  for (const fact of known) writer.say('· ', ...sayFact(fact, own, book));
  writer.say('要改请说“修改”和新的情况；要全部删除请说“忘记我”。');
  return writer.draft('answer');
}

function sayFact({ fact, value, words, on, stale }: KnownProfile, own: OwnWords, book: FactBook): (string | Segment)[] {
  const read = readAs(value, book.get(fact)?.type === 'place');
  const said = words === '' ? [] : own.quote(words);
  return [
    name(fact),
    '：',
    ...read,
    read.length > 0 && said.length > 0 ? '，' : '',
    ...said,
    '；',
    ...own.day(on),
    stale ? '；不是今年说的，用到时会再问' : '',
  ];
}

/** How the words were read, where that says more than the words do. */
function readAs(value: SlotValue, place: boolean): (string | Segment)[] {
  if (place && typeof value === 'string') return [name(regionName(value))];
  if (typeof value === 'boolean') return [value ? '是' : '否'];
  if (!isTitles(value)) return [];
  const { has = [], lacks = [] } = value;
  const said = [has.join('、'), lacks.length > 0 ? `没有${lacks.join('、')}` : ''].filter(Boolean).join('；');
  return looseIn(said) === undefined ? [said] : [];
}

/** 修改: what holds from now on, or which facts may be changed. */
export function sayChanged(changed: readonly KnownProfile[], own: OwnWords, book: FactBook): Draft {
  const writer = new Writer();
  writer.say('改好了：');
  for (const fact of changed) writer.say('· ', ...sayFact(fact, own, book));
  return writer.draft('answer');
}

export function sayDropped(fact: string): Draft {
  const writer = new Writer();
  writer.say('已删除：', name(fact), '。');
  return writer.draft('answer');
}

/** Asks anew for one fact that is to be changed. */
export function askAgain(ask: string, choices: Draft['choices']): Draft {
  const writer = new Writer();
  writer.say('请说新的情况：', name(ask));
  writer.choices = [...choices];
  return writer.draft('ask');
}
