import type { Draft } from '../answer/draft/draft.ts';
import { Verified, verify } from '../answer/gate/verified.ts';
import { renderReply } from '../answer/render.ts';
import type { Reply } from '../contract/reply.ts';
import { VerificationError } from '../errors.ts';
import type { Services } from './services.ts';

/** A fixed text as a reply of its own: it rests on nothing but what the operator configured. @throws VerificationError */
export function fixedReply(draft: Draft, asOf: string, { knowledge, names, settings }: Services): Reply {
  const passed = verify(draft, { ...knowledge, asked: '', asOf, decided: [], names, settings });
  if (!Verified.is(passed)) throw new VerificationError(passed.refused);
  return renderReply(passed, knowledge);
}

/** A reply with a further remark below it, both through the gate already. */
export function joined(reply: Reply, remark: Reply): Reply {
  return { ...reply, text: `${reply.text}\n\n${remark.text}`, figures: [...reply.figures, ...remark.figures] };
}
