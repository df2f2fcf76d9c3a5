import { holdDialogues } from './hold-dialogues.ts';

// `npm run prove` holds all of them.
holdDialogues('every fifth dialogue of the set', (_, i) => i % 5 === 0);
