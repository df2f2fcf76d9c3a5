import { join } from 'node:path';
import { type Knowledge, loadKnowledge } from '../../src/knowledge/load.ts';
import { createTopicReader, type ReadTopics } from '../../src/understand/topic.ts';
import { ROOT } from './root.ts';

/** The knowledge of the repository, without an index. */
export const held: Knowledge = loadKnowledge(join(ROOT, 'knowledge'));
export const readTopics: ReadTopics = createTopicReader(held.lexicon, held.language);
