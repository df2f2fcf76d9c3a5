import type { Draft, Segment } from '../draft/draft.ts';
import type { OwnWords } from '../draft/own-words.ts';
import { Writer } from '../draft/writer.ts';

const SAYS = new Map(
  Object.entries({
    silence: '我在。请直接说您想问的政策，例如贷款贴息、研发补贴，最好带上所在的城市。',
    unreadable: '我只看得懂文字，看不了语音、图片、视频和文件。请把问题打成文字发给我。',
    abuse: '抱歉没帮上忙。您可以换个说法再问，或者说“转人工”。',
    useful: '已记下，谢谢。',
    useless: '已记下，抱歉没帮上忙。您可以换个说法再问，或者说“转人工”。',
    nothingToVote: '还没有可以评价的回答。',
    forgotten: '已经忘记：您说过的情况、客户资料和消息记录都删除了。以后再来，我们从头开始。',
    pastedWithoutQuestion: '粘贴的文字我不会当作政策依据。请用一句话说出您想问的，我按收录的条款回答。',
    pasted: '您粘贴的文字没有作为依据，以上只按收录的条款回答。',
    inGroup: '在群里我只用您在本群说过的情况。私聊我，可以按您的资料算出准确金额。',
    unchanged: '请说要改成什么，例如：修改所在地为杭州；修改称号为国家级小巨人。金额也一样说。',
  }),
);

/** A fixed sentence, without figures. */
export function courtesy(which: string): Draft {
  const said = SAYS.get(which);
  if (said === undefined) throw new Error(`nothing is said to ${which}`);
  const writer = new Writer();
  writer.say(said);
  return writer.draft('answer');
}

/** First contact, in three lines: what this is, that its word decides nothing, what is kept, how long, and how to end that. */
export function introduce(settings: ReadonlyMap<string, string>): Draft {
  const writer = new Writer();
  const kept = (setting: string): Segment[] => {
    const text = settings.get(setting);
    return text === undefined ? [] : [{ kind: 'setting', setting, text }];
  };
  writer.say('您好，我是策问，按收录的政策文件回答惠企政策问题，数字都注明出处。');
  writer.say('我不是政府部门，回答不是官方决定，以主管部门审定和正式文件为准。');
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
