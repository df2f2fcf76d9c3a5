import type { Choice, Citation, Reply } from '../../src/contract/reply.ts';

/** A reply that says `text`, with what a test adds. */
export function replyOf(text: string, more: Partial<Reply> = {}): Reply {
  return {
    outcome: 'answer',
    text,
    citations: [],
    figures: [],
    calculations: [],
    choices: [],
    notices: [],
    wordedBy: 'rules',
    ...more,
  };
}

export function citationOf(n: number, id = 'changsha-sme-2022'): Citation {
  return {
    n,
    clause: `${id}#1.${n}`,
    document: {
      id,
      title: '关于促进长沙市中小微企业高质量发展的若干意见',
      number: '长政办发〔2022〕4号',
      issuer: '长沙市人民政府办公厅',
      region: '430100',
      status: 'in-force',
      provenance: 'restated',
    },
    locator: `一(${n})`,
    text: '条款',
  };
}

/** A long answer of `n` sentences, each with its citation, and the list of sources. */
export function longReply(n: number): Reply {
  const citations = Array.from({ length: n }, (_, i) => citationOf(i + 1));
  const sentences = citations.map(
    (c) => `第${c.n}项：对首次认定的企业给予一次性奖励${c.n}万元，贷款按3%贴息。[${c.n}]`,
  );
  const sources = citations.map((c) => `[${c.n}] 《${c.document.title}》${c.document.number} ${c.locator}`);
  return replyOf(`${sentences.join('\n')}\n\n依据：\n${sources.join('\n')}`, { citations });
}

export const question = (choices: readonly Choice[]): Reply =>
  replyOf(`您是哪一级的小巨人？\n\n${choices.map((c, i) => `${i + 1}. ${c.label}`).join('\n')}`, {
    outcome: 'ask',
    choices,
    question: 'q1',
  });
