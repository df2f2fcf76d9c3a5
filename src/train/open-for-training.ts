import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../app/config.ts';
import { openServices } from '../app/open-services.ts';
import type { Services } from '../dialogue/services.ts';

/** Services over the knowledge that ships, with an index of their own; and over what lies in `data`, where one is given. */
export async function openForTraining(data = mkdtempSync(join(tmpdir(), 'cewen-train-'))): Promise<Services> {
  return openServices(readConfig({ CEWEN_DATA: data, LOG_LEVEL: 'silent' }), () => {});
}
