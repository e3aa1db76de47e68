import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { ConfigError } from './config-error.js';
import type { Config } from './config.js';
import type { BureauTls } from './util/bureau-tls.js';

/** Reads the certificates a configuration names; they are read once, at start. @throws ConfigError */
export function openTls({ tls }: Config): BureauTls {
  const read = (option: 'ca' | 'certificate' | 'key'): string | undefined => {
    const file = tls?.[option];
    if (file === undefined) return undefined;
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      throw new ConfigError(`tls.${option}: expected a readable file (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`);
    }
  };
  const [ca, cert, key] = [read('ca'), read('certificate'), read('key')];
  const opened = { ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) };
  try {
    createSecureContext(opened);
  } catch (error) {
    throw new ConfigError(`tls: expected certificates and their key in PEM (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`);
  }
  return opened;
}
