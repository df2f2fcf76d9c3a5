import { recently } from './recently.ts';
import { setPhraseAt } from './set-phrases.ts';
import { toSimplified } from './simplify.ts';

/**
 * What a reader could take for a quantity, a date or a limit in words that are bound to nothing; undefined where there is
 * none. Fails closed: whatever only looks like a number is one, set phrases aside, and so is a character that nobody sees.
 */
export function looseIn(text: string): string | undefined {
  return looseAt(text).text;
}

const looseAt = recently(512, (text): { readonly text: string | undefined } => ({ text: firstLoose(text) }));

function firstLoose(text: string): string | undefined {
  const hidden = UNPRINTED.exec(text) ?? SIGN.exec(text);
  if (hidden) return hidden[0];
  const plain = toSimplified(text.normalize('NFKC')).toLowerCase();
  for (let at = 0; at < plain.length; ) {
    const phrase = setPhraseAt(plain, at);
    if (phrase) {
      at += phrase.length;
      continue;
    }
    for (const pattern of [NUMERAL, WORD, ENGLISH]) {
      pattern.lastIndex = at;
      const m = pattern.exec(plain);
      if (m) return m[0];
    }
    at += 1;
  }
  return undefined;
}

/** Format and control characters, combining marks, private and unassigned code points: they break a number without being seen. */
const UNPRINTED = /(?!\n)[\p{C}\p{M}]/u;
/** Signs of money and of shares, numbers that are one character (Ⅲ, ½, ⑤), and pictures (💯, 🔟). */
const SIGN = /[\p{Sc}\p{So}\p{Nl}\p{No}%‰‱％﹪]/u;
/** Digits and number signs of any script, and every Chinese character that is one. */
const NUMERAL = /\p{N}|[〇零一二三四五六七八九十百千万亿兆两半俩仨壹贰叁肆伍陆柒捌玖拾佰仟弌弍弎亖廿卅卌皕]|[几数]成/uy;
/** Quantities in words: shares and multiples, foreign money, a day or a limit without a number. */
const WORD =
  /倍(?!增)|翻番|减半|对半|对折|过半|全额|全免|免费|美元|美金|欧元|港[元币]|日元|英镑|卢布|澳元|年[底末初]|月[底末初]|[明后去前]年|元旦|[上不无]封顶|无上限|(?:没有|不设)(?:上限|限额)|不限额/y;
const ENGLISH =
  /(?<![a-z])(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:hundred|thousand|million|billion|trillion|dozen|quarter|third|dollar|euro)s?|percent|per cent|half|halves|double|triple|twice|yuan|rmb|cny|usd|eur|hkd|january|february|april|june|july|august|september|october|november|december)(?![a-z])/y;
