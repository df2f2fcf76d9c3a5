import { beforeAll, describe, expect, it } from 'vitest';
import { levelChoices } from '../../src/answer/say/ask-for-fact.ts';
import { choicesOf } from '../../src/calculate/next-question.ts';
import { readUpdate } from '../../src/channel/telegram/read.ts';
import { render } from '../../src/channel/telegram/render.ts';
import type { Origin } from '../../src/contract/message.ts';
import type { Choice, Reply } from '../../src/contract/reply.ts';
import { type ClientSession, memoryOf, STRANGER } from '../../src/dialogue/clients.ts';
import { respond } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { EMPTY_MEMORY } from '../../src/dialogue/state.ts';
import type { Fact } from '../../src/knowledge/fact.ts';
import { parseFigures } from '../../src/language/figure.ts';
import { normalise } from '../../src/language/normalise.ts';
import { findRegions } from '../../src/language/region.ts';
import { partsOfMessage } from '../../src/understand/message-parts.ts';
import { readCase } from '../../src/understand/slots/case-slots.ts';
import { isTitles } from '../../src/understand/slots/slot.ts';
import type { Words } from '../../src/understand/words.ts';
import { ME } from '../fakes/bot-api.ts';
import { heldParts } from '../fakes/parts.ts';
import { question } from '../fakes/replies.ts';

const ON = '2026-11-25';
const ORIGIN: Origin = { channel: 'telegram', chat: '701', kind: 'private', sender: '701', sentAt: 0, quoted: null };
let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

interface Offered {
  readonly fact: string;
  readonly names: readonly string[];
  readonly choices: readonly Choice[];
}

/** Every question with numbered answers that a fact can lead to: titles one by one, two together, and by their level. */
function* offeredBy(name: string, fact: Fact): Generator<Offered> {
  if (fact.type !== 'names') {
    const choices = choicesOf(fact, []);
    if (choices.length > 0) yield { fact: name, names: [], choices };
    return;
  }
  const titles = Object.keys(fact.options);
  for (const title of titles) yield { fact: name, names: [title], choices: choicesOf(fact, [title]) };
  for (const [i, title] of titles.slice(1).entries()) {
    const names = [titles[i] ?? '', title];
    yield { fact: name, names, choices: choicesOf(fact, names) };
  }
  for (const base of new Set(Object.values(fact.options).flatMap((option) => option.base ?? []))) {
    const names = titles.filter((t) => fact.options[t]?.base === base && fact.options[t]?.level);
    if (names.length > 1) yield { fact: name, names, choices: levelChoices(names) };
  }
}

/** What the n-th choice must come to. */
function meant({ names, choices }: Offered, n: number): unknown {
  const { label = '', value = '' } = choices[n] ?? {};
  if (names.length === 0) return label === '是' ? true : label === '否' ? false : label;
  if (names.length === 1) return label === '是' ? { has: names, lacks: [] } : { has: [], lacks: names };
  return names.includes(value) ? { has: [value] } : { has: [], lacks: names };
}

/** What a text answers to a question. */
function answer({ fact, names, choices }: Offered, raw: string): unknown {
  const { language, book } = parts.knowledge;
  if (partsOfMessage(raw, true, language).some(({ act }) => act)) return 'a command';
  const text = normalise(raw);
  const words = { text, figures: parseFigures(text), regions: findRegions(text) } as unknown as Words;
  const before = { ...EMPTY_MEMORY, pending: { fact, names, choices } };
  const { slots } = readCase(words, { continues: true, corrects: false }, before, book.facts, ON);
  const value = slots.find((s) => s.fact === fact && s.exactness !== 'partial')?.value;
  return isTitles(value) ? { has: value.has ?? [], lacks: value.lacks ?? [] } : value;
}

/** What Telegram sends back for a button under a reply. */
function pressed(reply: Reply, label: string): { readonly text: string; readonly answers?: string } {
  const inline_keyboard = (render(reply).at(-1)?.buttons ?? []).map((row) =>
    row.map((button) => ({ text: button.label, callback_data: button.action })),
  );
  const data = inline_keyboard.flat().find(({ text }) => text === label)?.callback_data ?? '';
  const chat = { id: 701, type: 'private', first_name: '张三' };
  const message = { message_id: 5, date: 1, chat, text: '问', reply_markup: { inline_keyboard } };
  const press = { id: '1', from: { id: 701, is_bot: false, first_name: '张三' }, chat_instance: '1', message, data };
  const incoming = readUpdate({ update_id: 1, callback_query: press } as never, ME, 0);
  return incoming?.content.kind === 'text' ? incoming.content : { text: '' };
}

const say = (text: string, session: ClientSession, answers?: string) =>
  respond(
    { id: null, text, history: [], asOf: ON, origin: ORIGIN, ...(answers === undefined ? {} : { answers }) },
    session,
    parts,
  );

describe('a choice', () => {
  it('that any fact offers is read as what it says: pressed, typed, or said in full', () => {
    const offered = [...parts.knowledge.book.facts].flatMap(([name, fact]) => [...offeredBy(name, fact)]);
    const wrong: string[] = [];
    for (const one of offered)
      for (const [n, { label, value }] of one.choices.entries())
        for (const text of new Set([pressed(question(one.choices), label).text, label, value])) {
          const read = answer(one, text);
          const right = meant(one, n);
          const same = typeof right === 'object' ? expect.objectContaining(right as object) : right;
          if (!(typeof right === 'object' ? same.asymmetricMatch(read) : read === right))
            wrong.push(`${one.fact} ${one.names.join()}: ${text} is ${JSON.stringify(read)}`);
        }
    expect(offered.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });

  it('has a label of its own among the others', () => {
    const offered = [...parts.knowledge.book.facts].flatMap(([name, fact]) => [...offeredBy(name, fact)]);
    const alike = offered.filter(({ choices }) => new Set(choices.map((c) => c.label)).size < choices.length);
    expect(alike).toEqual([]);
  });
});

describe('a button', () => {
  const FIRST = '我们在长沙，贷款500万贴息能贴多少';

  it('answers the question under which it stands, like its number and its words', async () => {
    const asked = await say(FIRST, STRANGER);
    const { text, answers } = pressed(asked.reply, '是');
    const [press, number, words] = [
      await say(text, asked.state, answers),
      await say('1', asked.state),
      await say('是', asked.state),
    ];
    expect(press.reply.calculations[0]?.amount?.value).toBe('150000');
    expect(press.reply.text).toBe(number.reply.text);
    expect(press.reply.text).toBe(words.reply.text);
  });

  it('of an older question answers no newer one, and leaves that open', async () => {
    const first = await say(FIRST, STRANGER);
    const second = await say('我们在湖南，买了eVTOL能补多少', first.state);
    expect(second.reply.choices.map((c) => c.label)).toEqual(['是', '否']);
    const old = pressed(first.reply, '是');
    const late = await say(old.text, second.state, old.answers);
    expect(late.reply.text).toContain('前面的问题');
    expect(late.state).toEqual(second.state);
    const now = pressed(second.reply, '是');
    expect(memoryOf((await say(now.text, late.state, now.answers)).state).facts.size).toBeGreaterThan(
      memoryOf(second.state).facts.size,
    );
  });

  it('answers nothing where no question is open any more, or where it is of a time when it named none', async () => {
    const asked = await say(FIRST, STRANGER);
    const { text, answers } = pressed(asked.reply, '是');
    expect((await say(text, STRANGER, answers)).reply.text).toContain('前面的问题');
    expect((await say('是', asked.state, '')).reply.text).toContain('前面的问题');
  });
});
