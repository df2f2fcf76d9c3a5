import type { Knowledge } from '../../knowledge/load.ts';
import type { Before } from '../before.ts';
import { type Question, understand } from '../question.ts';
import { readClimb } from '../rise.ts';
import { readCase } from '../slots/told-case.ts';
import type { ReadTopics } from '../topic.ts';
import type { Asking } from './hypothesis.ts';
import { inherit, placed } from './in-context.ts';

const CORRECTION =
  /^(?:不对|不是|错了|(?:刚才|刚刚)?(?:说|打|写|讲)错了|更正|纠正|改一下|应该是|哦不|哎?不好意思)[,，。!！\s]*/;
const UNSURE =
  /^(?:[^，,。？?]{0,8}?(?:也|还|都|真)?(?:不清楚|不知道|不太清楚|不确定|没算过|不记得|不晓得|没查过|说不准|说不上来|记不清|不好说|没统计过?|查不到|不了解)|没有数|跳过)[了啊呀吧。.!！\s]*$/;
/** A message that leans on the last one: it starts with 那 or ends with 呢. */
const LEANS = /^(?:那|那么|如果|要是|换成|改成|还有|它|这个|这项|这条|这份|该|再)|呢[?？]?$/;
const ASKS =
  /[?？]|真的|假的|是不是|对吧|能不能|有没有|要不要|帮我|请|几|咋|何|好多|奖|钱|补贴|补助|奖励|政策|支持|扶持|优惠|资助|多少|怎么|什么|哪|吗$|呢$|几个|算一?下|帮.{0,3}算/;

/** What words are read with. */
export interface WordReaders {
  readonly knowledge: Knowledge;
  readonly readTopics: ReadTopics;
}

/** Follow-ups take place, policy and topic from before; a new topic takes the place alone. */
export function readAsWritten(
  raw: string,
  before: Before,
  asOf: string,
  { knowledge, readTopics }: WordReaders,
): Asking {
  const chosen = chosenBy(raw.trim(), before);
  const corrects = CORRECTION.test(raw.trim());
  const own = understand((chosen ?? raw).replace(corrects ? CORRECTION : /^$/, '') || raw, knowledge, readTopics);
  const unsure = before.pending !== null && UNSURE.test(own.text);
  const states = !ASKS.test(own.text) && own.text.length <= 40 && own.documents.length === 0;
  const answers = before.pending !== null && (chosen !== null || unsure || states);
  const figures = own.figures.some((f) => !/^[一两]/.test(f.text));
  const sameSubject = !own.topics.some((t) => t.weight >= 0.5 && !before.topics.some((m) => m.word === t.word));
  const leans =
    own.documents.length === 0 && (sameSubject || (LEANS.test(own.text) && figures && !namesMeasure(own, knowledge)));
  const goesOn =
    figures &&
    !namesMeasure(own, knowledge) &&
    before.rules.length > 0 &&
    (corrects || states || (leans && LEANS.test(own.text)));
  const continues = answers || goesOn;
  const follows = before.searched !== '' && (continues || (leans && !isSmallTalk(own)));
  return {
    own,
    question: follows ? inherit(own, before, continues) : placed(own, before),
    answers,
    continues,
    unsure,
    states,
    rise: readClimb(own.text, knowledge.language),
    ...readCase(own, continues, before, knowledge.book.facts, asOf),
    measures: [],
  };
}

/** 1, 第二个, 国家级的: which of our numbered choices; null where none. */
function chosenBy(text: string, before: Before): string | null {
  const choices = before.pending?.choices ?? [];
  const m = /^(?:我?选|第)?\s*([1-9一二三四五六七八九])\s*(?:个|项|种|号|吧)?[。.!！]?$/.exec(text);
  if (!m?.[1]) return null;
  const index = Number(m[1]) || '一二三四五六七八九'.indexOf(m[1]) + 1;
  return choices[index - 1]?.label ?? null;
}

/** Names a measure itself: 那研发补贴呢. */
function namesMeasure(own: Question, knowledge: Knowledge): boolean {
  return [...knowledge.book.rules.values()].some((rule) => rule.keywords.some((k) => own.text.includes(k)));
}

function isSmallTalk(question: Question): boolean {
  return question.courtesy !== null;
}
