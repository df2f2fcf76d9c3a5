import type { Replies } from '../../knowledge/replies.ts';
import type { Draft, Segment } from '../draft/draft.ts';
import type { OwnWords } from '../draft/own-words.ts';
import { Writer } from '../draft/writer.ts';

/** The fixed sentences of a key of replies.yaml. */
export function courtesy(key: string, replies: Replies): Draft {
  const writer = new Writer();
  writer.fixed(replies, key);
  return writer.draft('answer');
}

/** First contact, in three lines: what this is, that its word decides nothing, what is kept, how long, and how to end that. */
export function introduce(settings: ReadonlyMap<string, string>, replies: Replies): Draft {
  const writer = new Writer();
  const kept = (setting: string): Segment[] => {
    const text = settings.get(setting);
    return text === undefined ? [] : [{ kind: 'setting', setting, text }];
  };
  writer.fixed(replies, 'introduction');
  writer.say(
    '我会记下您说的企业情况，保留',
    kept('profile-kept'),
    '，消息原文保留',
    kept('texts-kept'),
    '；说“忘记我”就全部删除。',
  );
  return writer.draft('answer');
}

/** What was said in another year is not used in silence: says so, and asks again. */
export function sayStale(words: string, own: OwnWords): Draft {
  const writer = new Writer();
  writer.say(...own.quote(words), '不是今年说的，没有直接使用，请说最新的。');
  return writer.draft('answer');
}
