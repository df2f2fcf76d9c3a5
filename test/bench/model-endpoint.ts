import { ModelServer } from '../fakes/model-server.ts';
import { Random } from '../fakes/random.ts';
import { honestly, LIES, lying } from '../fakes/scripts.ts';

/** A scripted endpoint of its own process, for scoring through the command line: `model-endpoint.ts honest|lying`, prints its address. */
const server = await ModelServer.start();
const random = new Random(Number(process.argv[3] ?? 1));
server.answer = process.argv[2] === 'lying' ? (request) => lying(random.pick(LIES), random)(request) : honestly;
console.log(server.url);
