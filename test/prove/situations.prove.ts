import { holdSituations } from './hold-situations.ts';

// Fifteen laws, each of so many situations: 25,500 in all.
holdSituations(1700, 2026);
