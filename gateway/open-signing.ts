import { ConfigError } from './config-error.js';
import type { Config } from './config.js';
import type { CallHeaders, SignCalls } from './request.js';
import { callSigner, ownSigningKeys, publicKeySet, readSigningKeys, SigningKeyError } from './signing/index.js';

/** What a gateway signs with. */
export interface Signing {
  readonly sign: SignCalls;
  /** Signs a question the gateway asks for itself: for what a country's bureau publishes. */
  readonly signPublication: (country: string, body: Uint8Array) => CallHeaders;
  /** What bureaux verify by, as it is published. */
  readonly published: ReturnType<typeof publicKeySet>;
}

/**
 * Opens the keys a configuration names, or makes one that ends with the process.
 * @param checkpoint the newest of the query log, which travels with every question. Null: there is none. Default: there is none.
 * @throws ConfigError
 */
export function openSigning({ signing, queryLog }: Config, checkpoint: () => string | null = () => null): Signing {
  try {
    const keys = signing.keys === undefined ? ownSigningKeys() : readSigningKeys(signing.keys);
    const sign = callSigner({ key: keys[0]!, validSeconds: signing.validSeconds, checkpoint, ...(queryLog && { origin: queryLog.origin }) });
    return { sign, signPublication: (country, body) => sign(null, [{ audience: country, body, attempt: 1 }])[0]!, published: publicKeySet(keys) };
  } catch (error) {
    if (error instanceof SigningKeyError) throw new ConfigError(`signing.keys: ${error.message}`);
    throw error;
  }
}
