import type { Dictionary } from '../../src/language/segment.ts';

/** A dictionary for an index of which no test asks how it cuts text: an index with all of jieba's words is 6 MB. */
export const NO_WORDS: Dictionary = { keys: new Float64Array(0), logs: new Float32Array(0) };
