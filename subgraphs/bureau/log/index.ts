export type { BureauLogOptions } from './bureau-log.js';
export { openKeptLog } from './kept-log.js';
export type { KeptLog } from './kept-log.js';
export { newQuestion, noteQuestion } from './question.js';
export type { Question } from './question.js';
export { serveLog } from './serve-log.js';
