import type { Draft } from '../answer/draft/draft.ts';
import { OwnWords } from '../answer/draft/own-words.ts';
import { type Basis, verify } from '../answer/gate/verify.ts';
import { render } from '../answer/render.ts';
import type { Reply } from '../contract/reply.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Parts } from './services.ts';

/** Through the gate and into words. */
export function send(draft: Draft, basis: Basis, knowledge: Knowledge): Reply {
  return render(draft, verify(draft, basis), knowledge, basis.asOf);
}

/** Sends a draft that rests on nothing but the clauses that it cites, the asker's words and what the operator configured. */
export function say(draft: Draft, asOf: string, parts: Parts, own = new OwnWords()): Reply {
  const { knowledge, names, settings } = parts;
  const basis: Basis = { ...knowledge, asked: own.text, asOf, decided: [], names, settings };
  return send(draft, basis, knowledge);
}

/** A reply with a further remark below it, both through the gate already. */
export function joined(reply: Reply, remark: Reply): Reply {
  return { ...reply, text: `${reply.text}\n\n${remark.text}`, figures: [...reply.figures, ...remark.figures] };
}
