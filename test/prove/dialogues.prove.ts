import { holdDialogues } from '../eval/hold-dialogues.ts';

holdDialogues('every dialogue of the set', () => true);
