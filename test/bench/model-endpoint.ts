import { ModelServer } from '../fakes/model-server.ts';
import { Random } from '../fakes/random.ts';
import { atALoss, LIES, lying } from '../fakes/scripts.ts';

/** A scripted endpoint of its own process, for scoring through the command line: `model-endpoint.ts loss|lying`, prints its address. */
const server = await ModelServer.start();
const random = new Random(Number(process.argv[3] ?? 1));
const lies = Object.keys(LIES) as (keyof typeof LIES)[];
server.answer = process.argv[2] === 'lying' ? (request) => lying(random.pick(lies), random)(request) : atALoss;
console.log(server.url);
