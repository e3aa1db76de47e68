import { parentPort, workerData } from 'node:worker_threads';
import { composeAccepting } from './accept.js';
import type { Composing } from './compose-beside.js';

const { own, extensions } = workerData as Composing;

parentPort!.postMessage(composeAccepting(own, extensions));
