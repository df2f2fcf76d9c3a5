import { ALL, conforms } from './conformance.ts';
import { hearing, IN_A_GROUP } from './conformance-hearing.ts';
import { openConsoleRig } from './console-rig.ts';

const ONE = 'a terminal is one person in one private conversation';
const WORDS = 'a terminal takes words alone';
const THERE = 'a terminal is there or gone for good; nothing is between it and us';

const alone = Object.keys(hearing).filter((name) => !name.startsWith('a private') && !name.startsWith('our own'));
const cannot: Record<string, string> = Object.fromEntries(
  [...alone, ...Object.keys(IN_A_GROUP)].map((name) => [name, ONE]),
);
for (const name of Object.keys(ALL)) {
  if (/other chats|account leave|a chat leave|holds up nobody|beyond the bound|owed at a crash|in a group/.test(name))
    cannot[name] = ONE;
  if (/pressed|is shown that|picture|sticker|edited/.test(name)) cannot[name] = WORDS;
  if (/^an app|connection that drops|goes away|a key that|second program|old message|refuses for good/.test(name))
    cannot[name] = THERE;
}

conforms('console', openConsoleRig, cannot);
