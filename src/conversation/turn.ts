import type { Knowledge } from '../knowledge/load.ts';
import { type Question, understand } from '../understand/question.ts';
import type { ReadTopics } from '../understand/topic.ts';
import type { Memory } from './memory.ts';

/** A message read in its conversation: the question with what it takes from before. */
export interface Turn {
  readonly question: Question;
  /** The message answers the question that we put, or corrects a fact. */
  readonly answers: boolean;
  /** The asker does not know what we asked. */
  readonly unsure: boolean;
}

const CORRECTION = /^(?:不对|不是|错了|说错了|刚才说错了|更正|纠正|改一下|应该是|哦不)[,，。!！\s]*/;
const UNSURE =
  /^(?:我?(?:也|还)?(?:不清楚|不知道|不太清楚|不确定|没算过|不记得|不晓得|没查过|说不准)|没有数|跳过|随便)[了啊呀吧。.!！\s]*$/;
/** A message that leans on the last one: it starts with 那 or ends with 呢, or is but a few words that ask. */
const LEANS = /^(?:那|那么|如果|要是|换成|改成|还有|另外那|它|这个|这项|这条|这份|该)|呢[?？]?$/;

/** Reads a message in its conversation. Follow-ups take place, policy and topic from before; a new topic takes the place alone. */
export function readTurn(raw: string, memory: Memory, knowledge: Knowledge, readTopics: ReadTopics): Turn {
  const chosen = chosenBy(raw.trim(), memory);
  const text = (chosen ?? raw).replace(CORRECTION, '');
  const own = understand(text.trim() === '' ? raw : text, knowledge, readTopics);
  const unsure = memory.pending !== null && UNSURE.test(own.text);
  const answers = memory.pending !== null && (chosen !== null || unsure || isBare(own));
  const corrects = CORRECTION.test(raw.trim()) && own.figures.length > 0;
  const leans = answers || corrects || (memory.searched !== '' && leansOn(own));
  return {
    question: leans ? inherit(own, memory, answers || corrects) : { ...own, regions: placed(own, memory) },
    answers: answers || corrects,
    unsure,
  };
}

/** 1, 第二个, 国家级的: which of our numbered choices; null where none. */
function chosenBy(text: string, memory: Memory): string | null {
  const choices = memory.pending?.choices ?? [];
  const m = /^(?:选|第)?\s*([1-9一二三四五六])\s*(?:个|项|种|号)?[。.!！]?$/.exec(text);
  const index = m ? ('123456789'.indexOf(m[1] ?? '') >= 0 ? Number(m[1]) : '一二三四五六'.indexOf(m[1] ?? '') + 1) : 0;
  return choices[index - 1]?.label ?? null;
}

/** Says nothing but facts: no topic beyond them, nothing asked. */
function isBare(question: Question): boolean {
  return (
    question.text.length <= 30 && !/[?？]|多少|怎么|什么|哪|吗$/.test(question.text) && question.documents.length === 0
  );
}

function leansOn(question: Question): boolean {
  if (question.documents.length > 0) return false;
  if (question.topics.length === 0 && question.intents[0] !== 'lookup') return question.text.length <= 24;
  return LEANS.test(question.text) && question.text.length <= 30;
}

function inherit(own: Question, memory: Memory, answers: boolean): Question {
  const elsewhere = own.regions.length > 0;
  return {
    ...own,
    intents: answers ? ['amount'] : own.intents,
    regions: elsewhere ? own.regions : memory.regions,
    documents: elsewhere ? own.documents : memory.documents,
    searched: `${memory.searched} ${own.searched}`.trim(),
    topics: [...memory.topics, ...own.topics.filter((t) => !memory.topics.some((m) => m.word === t.word) && !answers)],
  };
}

/** Where no place is named the last one still holds, unless a document is named. */
function placed(own: Question, memory: Memory): Question['regions'] {
  return own.regions.length > 0 || own.documents.length > 0 ? own.regions : memory.regions;
}
