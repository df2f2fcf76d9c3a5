import { holdSituations } from './hold-situations.ts';

// Twelve laws, each of so many situations: 20,400 in all.
holdSituations(1700, 2026);
