import { join } from 'node:path';
import { answerSamples } from '../children/probe.js';
import { projectRoot } from '../../schema/files.js';

/** The process of this project's gateway: the built command line, with the arguments it was given, and the bench's probe beside it. */
async function main(): Promise<void> {
  answerSamples();
  await import(join(projectRoot, 'bin', 'bureaux.js'));
}

void main();
