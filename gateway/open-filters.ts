import type { Logger } from 'pino';
import { FilterSecretsError, readFilterSecrets } from '../schema/filter/secrets.js';
import { ConfigError } from './config-error.js';
import type { Config } from './config.js';
import { openFilters } from './filters/index.js';
import type { Filters } from './filters/index.js';
import type { Signing } from './open-signing.js';
import { readSecret } from './read-secret.js';
import type { BureauTls } from './util/bureau-tls.js';

/** Opens the filters a configuration asks for. Null: it asks for none. @throws ConfigError */
export function openBureauFilters({ filters }: Config, log: Logger, { signPublication }: Pick<Signing, 'signPublication'>, tls: BureauTls): Filters | null {
  if (filters === undefined) return null;
  try {
    const secrets = readFilterSecrets(readSecret('filters.keys', filters.keys));
    return openFilters({ secrets, sign: signPublication, tls, onRefused: (country, reason) => log.warn({ country, reason }, 'the filters a bureau publishes are not believed') });
  } catch (error) {
    if (error instanceof FilterSecretsError) throw new ConfigError(`filters.keys: ${error.message}`);
    throw error;
  }
}
