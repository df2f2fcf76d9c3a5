import type { Part, Reply } from '../../message.ts';

/** A terminal takes any length: one part. */
export function render(reply: Reply): Part[] {
  return [{ text: reply.text, marks: [], buttons: [] }];
}
