import { existsSync } from 'node:fs';
import Module from 'node:module';
import { join, relative } from 'node:path';
import { projectRoot } from '../schema/files.js';

type Resolve = (request: string, ...rest: unknown[]) => string;

/**
 * From now on, what is loaded of a folder of the project is loaded as `npm run build` compiled it to dist/, where it is there: that is what bureaux and gateways run.
 * What tsx makes of the sources names each function whenever it is made: a search by name takes four tenths more CPU so.
 * @param folder its path from the project's folder.
 */
export function loadCompiled(folder: string): void {
  const modules = Module as unknown as { _resolveFilename: Resolve };
  const resolve = modules._resolveFilename;
  modules._resolveFilename = (request, ...rest) => {
    const file = resolve(request, ...rest);
    const path = relative(projectRoot, file);
    const compiled = join(projectRoot, 'dist', path.replace(/\.ts$/, '.js'));
    return path.startsWith(folder) && path.endsWith('.ts') && existsSync(compiled) ? compiled : file;
  };
}
