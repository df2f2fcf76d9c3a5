import { MemoryStore } from '../../src/store/memory/store.ts';
import { conforms } from './conformance.ts';

conforms('memory', async () => {
  const store = new MemoryStore();
  return { store, close: () => store.close() };
});
