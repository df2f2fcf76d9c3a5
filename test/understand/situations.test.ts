import { holdSituations } from '../prove/hold-situations.ts';

holdSituations(12, 16);
