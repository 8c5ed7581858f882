import { MemoryDatabase, MemoryStore } from '../../src/storage/memory-store.ts';
import { small, storeContract } from './store-contract.ts';

storeContract('the store in memory', () => {
  const database = new MemoryDatabase();
  return Promise.resolve([new MemoryStore(database, small), new MemoryStore(database, small)]);
});
