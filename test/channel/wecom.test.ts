import { conforms } from './conformance.ts';
import { openWecomRig } from './wecom-rig.ts';

const CALLED = 'WeCom calls a bot in a group only when it is mentioned: chatter never reaches it';

conforms('wecom', openWecomRig, {
  'chatter in a group is not heard': CALLED,
  'a mention of somebody else is not ours': CALLED,
  'a mention of a namesake whose name is longer is not ours': CALLED,
  "a quote of somebody else's message is not ours": CALLED,
  'a picture in a group is nothing to us': CALLED,
  'a mention by the alias of the room': 'WeCom has no names of a group of its own for bots',
  'an edited message is answered anew, unless its words are the same': 'WeCom has no editing, only withdrawing',
  'choices can be pressed, and a press says what the choice stands for':
    'a button needs a card in place of the text; numbers are answered instead',
});
