export { addDocument, documentHash, readDocuments, removeDocument } from './document-file.js';
export type { TrustedDocument } from './document-file.js';
export { openTrust } from './trust.js';
export type { Trust } from './trust.js';
