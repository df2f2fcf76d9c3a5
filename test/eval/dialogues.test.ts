import { holdDialogues } from './hold-dialogues.ts';

// `npm run prove` holds all of them.
holdDialogues('every twelfth dialogue of the set', (_, i) => i % 12 === 0);
