import { MemoryStore } from '../../src/store/memory/store.ts';
import { conforms } from './conformance.ts';
import { conformsInBudgets } from './conformance-budgets.ts';
import { conformsAsDesk } from './conformance-desk.ts';
import { conformsInQuestions } from './conformance-questions.ts';
import { conformsInQueues } from './conformance-queues.ts';

const opened = async () => {
  const store = new MemoryStore();
  return { store, close: () => store.close() };
};
conforms('memory', opened);
conformsInQueues('memory', opened);
conformsInQuestions('memory', opened);
conformsAsDesk('memory', opened);
conformsInBudgets('memory', opened);
