import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MissedQuestion } from '../../src/store/port/unanswered.ts';
import type { Store, Transaction } from '../../src/store/port.ts';
import { type OpenStore, WHO } from './conformance.ts';

/** How every store keeps votes on answers, and questions that found none. */
export function conformsInQuestions(what: string, open: () => Promise<OpenStore>): void {
  let opened: OpenStore;
  let store: Store;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(() => opened.close());

  const run = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => store.transaction(work);

  describe(`${what}: votes`, () => {
    const person = { channel: 'telegram', sender: 's1' };
    const vote = (of: object, useful: boolean, at: number) =>
      run((tx) => tx.votes.keep({ ...person, question: '奖励多少', clause: null, useful, ...of }, at));

    test('count once a person and question, the last one; the question is redacted', async () => {
      const question = '贷款500万，能贴多少';
      for (const [at, useful] of [true, false, false].entries()) await vote({ question, clause: 'c#1' }, useful, at);
      await vote({ question: '贷款 800万，能贴多少' }, false, 3);
      await vote({ question, clause: 'c#1', sender: 's2' }, false, 9);
      await vote({ question: '奖励多少' }, true, 4);
      expect(await run((tx) => tx.votes.list())).toEqual([
        { question: '贷款□,能贴多少', clause: 'c#1', useful: 0, useless: 2, last: 9 },
        { question: '奖励多少', clause: null, useful: 1, useless: 0, last: 4 },
      ]);
    });

    test('go with those who cast them, since a question is in their words; those of others stay', async () => {
      await vote({}, true, 1);
      await vote({ sender: 's2' }, true, 2);
      await vote({ sender: 's3' }, true, 2);
      await run((tx) => tx.votes.forget(person));
      await run((tx) => tx.votes.forget({ ...person, sender: 's2' }));
      await vote({}, false, 3);
      expect(await run((tx) => tx.votes.list())).toMatchObject([{ question: '奖励多少', useful: 1, useless: 1 }]);
    });
  });

  describe(`${what}: what found no answer`, () => {
    const miss = (question: string, sender: string, at: number) =>
      run((tx) =>
        tx.unanswered.keep({ channel: 'telegram', sender, question, why: 'place-not-held', clause: null }, at),
      );
    const list = () => run((tx) => tx.unanswered.list());

    test('is redacted, and grouped where the words are nearly the same, the most frequent first', async () => {
      await miss('无人机考证有补贴吗', 's1', 9);
      await miss('深圳小巨人的奖励是多少', 's3', 8);
      await miss('深圳小巨人奖励多少', 's1', 5);
      await miss('深圳小巨人奖励多少', 's2', 6);
      await miss('我贷了500万，湘潭怎么贴息', 's2', 1);
      expect(await list()).toEqual([
        {
          question: '深圳小巨人奖励多少',
          why: 'place-not-held',
          clause: null,
          times: 3,
          last: 8,
          also: ['深圳小巨人的奖励是多少'],
        },
        expect.objectContaining({ question: '无人机考证有补贴吗', times: 1 }),
        expect.objectContaining({ question: expect.stringMatching(/^[^\d]+$/) }),
      ]);
    });

    test('is kept for every reason, a fault of ours too', async () => {
      const reasons = [
        'nothing-held',
        'place-not-held',
        'document-not-held',
        'not-in-clause',
        'rule-locked',
        'refused',
      ];
      for (const why of [...reasons, 'failed'] as MissedQuestion['why'][])
        await run((tx) => tx.unanswered.keep({ ...WHO, question: '怎么申报', why, clause: null }, 1));
      expect((await list()).map((group) => group.why).sort()).toEqual([...reasons, 'failed'].sort());
    });

    test('goes when it is old, and with whoever asked it', async () => {
      await miss('深圳小巨人奖励多少', 's1', 5);
      await miss('无人机考证有补贴吗', 's2', 9);
      await miss('湘潭怎么贴息', 's1', 9);
      await run((tx) => tx.unanswered.expire(9, 9));
      expect((await list()).map((g) => g.question)).toEqual(['无人机考证有补贴吗', '湘潭怎么贴息']);
      await run((tx) => tx.unanswered.forget({ channel: 'telegram', sender: 's1' }));
      expect((await list()).map((g) => g.question)).toEqual(['无人机考证有补贴吗']);
    });
  });
}
