/** A configuration that cannot be used; the message names the file, the option, what was expected and what came. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
