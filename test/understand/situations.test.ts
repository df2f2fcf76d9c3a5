import { holdSituations } from '../prove/hold-situations.ts';

holdSituations(25, 16);
