import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { everywhere } from '../language/pattern.ts';
import { titlesMentioned } from './slots/read-names.ts';
import { titlesCalled } from './slots/titles.ts';
import { type QuotedStretch, stretchAt } from './stretch.ts';

/** So long is the word that a title ends in: 工厂, 冠军. */
const HEAD = 2;

/** Names that end as a title does that is known and are none of those: 灯塔工厂 beside 智能工厂. */
export function titlesAlike(text: string, { book, language, lexicon }: Knowledge): readonly QuotedStretch[] {
  const fact = book.facts.get(factInRole(book.facts, 'recognitions'));
  if (fact?.type !== 'names') return [];
  const called = titlesCalled(fact, book.facts);
  const all = [...new Set([...called.keys()].map((name) => name.slice(-HEAD)))];
  const heads = all.filter((head) => !language.pattern('^^{firm-noun}$$').test(head));
  const subjects = lexicon.subjects.filter((word) => word.length > HEAD && heads.includes(word.slice(-HEAD)));
  const gained = language.pattern(`{title-gained-before}(?<name>\\p{Script=Han}{2,4}?(?:${heads.join('|')}))`);
  const named = [
    ...[...text.matchAll(everywhere(gained, 'giu'))].flatMap(({ groups }) => groups?.name ?? []),
    ...subjects.filter((word) => text.includes(word)),
  ];
  const known = titlesMentioned(text, called);
  return [...new Set(named)]
    .filter((word) => ![...called.keys()].some((title) => isShortFor(title, word)))
    .map((name) => stretchAt(text, text.indexOf(name), text.indexOf(name) + name.length))
    .filter((one) => !known.some((title) => title.start < one.end && one.start < title.end));
}

/** 制造业冠军 for 制造业单项冠军企业: the same last word, and all that stands before it in the same order. */
function isShortFor(title: string, name: string): boolean {
  const head = title.lastIndexOf(name.slice(-HEAD));
  const before = [...name.slice(0, -HEAD)];
  const end = before.reduce((at, c) => (at < 0 ? at : title.indexOf(c, at) + 1 || -1), 0);
  return head >= 0 && end >= 0 && end <= head;
}
