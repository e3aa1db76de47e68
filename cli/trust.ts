import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { defaultDataFolder } from './arguments.js';
import { UsageError } from './failures.js';

/** The file of registered documents in a data folder. */
export const trustedDocumentsFile = (folder: string): string => join(folder, 'trusted-documents.json');

interface PlaceOptions {
  readonly data: string;
  readonly file?: string;
}

interface AddOptions extends PlaceOptions {
  readonly name?: string;
  readonly by?: string;
}

/** `bureaux trust`: the documents that partner systems may run. */
export function addTrust(program: Command): void {
  const trust = program.command('trust').description('Register the documents that partner systems may run; a running gateway takes them within a second.');
  const place = (command: Command): Command => command
    .option('--data <folder>', 'the data folder that holds them', defaultDataFolder)
    .option('--file <file>', 'the file that holds them, `trustedDocuments.file` of the configuration (default: trusted-documents.json in the data folder)');
  const fileOf = ({ data, file }: PlaceOptions): string => file ?? trustedDocumentsFile(data);

  place(trust.command('add').description('Register a document and print its SHA-256; one that is registered stays as it is.').argument('<document>', 'a file with the document (GraphQL)'))
    .option('--name <words>', 'what it is for')
    .option('--by <who>', 'who registers it (default: the user of this machine)')
    .action(async (document: string, options: AddOptions) => {
      const { addDocument } = await import('../gateway/trust/index.js');
      const by = options.by ?? userInfo().username;
      process.stdout.write(`${addDocument(fileOf(options), readText(document), { name: options.name ?? null, by, now: new Date() }).hash}\n`);
    });
  place(trust.command('list').description('Print the registered documents, a line of JSON each, without their texts.'))
    .action(async (options: PlaceOptions) => {
      const { readDocuments } = await import('../gateway/trust/index.js');
      for (const { hash, name, registeredBy, registeredAt } of readDocuments(fileOf(options))) {
        process.stdout.write(`${JSON.stringify({ hash, name, registeredBy, registeredAt })}\n`);
      }
    });
  place(trust.command('remove').description('Take a document out; fail when it is not registered.').argument('<hash>', 'its SHA-256'))
    .action(async (hash: string, options: PlaceOptions) => {
      const { removeDocument } = await import('../gateway/trust/index.js');
      if (!removeDocument(fileOf(options), hash)) throw new Error('expected the hash of a registered document, came another');
    });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: expected a readable file (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`);
  }
}
