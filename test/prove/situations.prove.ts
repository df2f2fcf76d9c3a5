import { holdSituations } from './hold-situations.ts';

// Sixteen laws, each of so many situations: 27,200 in all.
holdSituations(1700, 2026);
