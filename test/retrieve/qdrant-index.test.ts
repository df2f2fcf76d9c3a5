import { afterAll, beforeAll, expect, it } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { Qdrant } from '../../src/retrieve/remote/qdrant.ts';
import { QdrantServer } from '../fakes/qdrant-server.ts';
import { ranksAsInMemory } from './points-contract.ts';

// Qdrant itself does not run here: what is proved holds of a server that answers as its documentation says.
let server: QdrantServer;
let qdrant: Qdrant;
beforeAll(async () => {
  server = await QdrantServer.start();
  server.key = 'secret';
  qdrant = new Qdrant({ url: `${server.url}/`, apiKey: 'secret' });
});
afterAll(() => server.stop());

ranksAsInMemory('Qdrant', async () => qdrant);

it('what Qdrant refuses, or can not be asked, is a fault that may pass', async () => {
  const search = [{ query: [1, 0], limit: 1 }];
  server.status = 503;
  await expect(qdrant.query('a', search)).rejects.toThrow(StoreError);
  server.status = null;
  const nobody = new Qdrant({ url: 'http://127.0.0.1:1', apiKey: null });
  await expect(nobody.query('a', search)).rejects.toThrow('Qdrant（127.0.0.1:1）没有应答');
  const stranger = new Qdrant({ url: server.url, apiKey: 'wrong' });
  await expect(stranger.query('a', search)).rejects.toThrow('答了 401');
});
