import { conforms } from './conformance.ts';
import { openTelegramRig } from './telegram-rig.ts';

conforms('telegram', openTelegramRig, {
  'a mention by the alias of the room': 'Telegram has no names of a group of its own',
});
