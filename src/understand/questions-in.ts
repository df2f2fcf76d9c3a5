import { findRegions } from '../language/region.ts';

const ASKS =
  /多少|几(?!乎)|什么|啥|哪|谁|怎么|咋|如何|多久|多大|吗|有没有|是不是|能不能|可不可以|要不要|还是|呢|[没不冇啵](?=[？?]|$)|how|what|which|who/i;
/** 对吗, 可以吗 ask of what stands before them. */
const TAIL = /^(?:是|对|真的?|行|可以|有|好|没错|能)?(?:吗|吧|么|不|对不对|是不是|有没有)?(?:呢|呀|啊)?$/;
const NUMBER = /^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九])[)）、.．:：]|第[一二三四五六]个?(?:问题)?[,，:：是])\s*/;
const MORE =
  /[,，](?=\s*(?:另外|还有|再问|再者|顺便|同时问|以及问|(?:这|那)(?:个|份|项)?(?:文件|政策|计划|方案|办法|通知)[^，,]{0,12}(?:还|过期|有效|失效|作废|管用|算数)))/;
const ASIDE = /^(?:另外|还有|再问一?下?|再者|顺便(?:再)?(?:问一?下)?|请问|想问一?下?)[,，]?/;
/** More than so many nobody asks at once; so many characters tell a case, not a list of questions. */
const MOST = 5;
const LONGEST = 300;

/** The questions of a message, where it plainly asks several one after another, each with what is told before it; else the message alone. */
export function questionsIn(text: string): readonly string[] {
  if (text.length > LONGEST) return [text];
  const sentences = text.split(/(?<=[？?；;。！!\n])/).flatMap((s) => s.split(MORE));
  const plain = sentences.map((s) =>
    s
      .trim()
      .replace(NUMBER, '')
      .replace(ASIDE, '')
      .replace(/[；;。\s]+$/, ''),
  );
  const questions: string[] = [];
  let told = '';
  for (const part of plain.flatMap(byPlace).flatMap(bySubject)) {
    const bare = part.replace(/[？?！!]+$/, '');
    if (bare === '') continue;
    const last = questions.length - 1;
    if (last >= 0 && TAIL.test(bare)) questions[last] = `${questions[last]}，${part}`;
    else if (!ASKS.test(part)) told = told ? `${told}，${bare}` : bare;
    else {
      questions.push(told ? `${told}，${part}` : part);
      told = '';
    }
  }
  // What is told after the last question belongs to all of them: no list.
  return questions.length > 1 && questions.length <= MOST && told === '' ? questions : [text];
}

/** 通航跟eVTOL的补贴各是多少: one question of each of two things, what stands before them and after them being said of both. */
const BOTH =
  /^(.*?)([^，,。；？?跟和与同的]{2,18})[跟和与同]([^，,。；？?跟和与同的]{2,18})((?:的|[，,]).{0,30}?)(?:各自?|分别)([^，,。]{2,20})$/u;

function bySubject(sentence: string): readonly string[] {
  const [, before = '', first, second, about = '', asked = ''] = BOTH.exec(sentence) ?? [];
  if (!first || !second) return [sentence];
  const [here = '', there = ''] = [first, second].map(placeBefore);
  // 江苏和重庆的目标: two places, compared elsewhere.
  if (first.length < here.length + 2 || second.length < there.length + 2) return [sentence];
  return [first, `${there ? '' : here}${second}`].map((subject) => `${before}${subject}${about}${asked}`);
}

/** The place that words begin with. */
function placeBefore(words: string): string {
  const place = findRegions(words)[0];
  return place?.start === 0 ? words.slice(0, place.end) : '';
}

/** 长沙要多少户，重庆要多少家: parts of a sentence that each ask of a place of their own. */
function byPlace(sentence: string): readonly string[] {
  const parts = sentence.split(/[,，]/);
  const places = parts.map((part) => findRegions(part)[0]?.code);
  const each = parts.every((part, i) => ASKS.test(part) && places[i] !== undefined);
  return each && new Set(places).size === parts.length ? parts : [sentence];
}
