/** What a gateway shows to bureaux at https URLs, and whom it believes there: texts in PEM. */
export interface BureauTls {
  /** The authorities that sign the bureaux' certificates. Default: those Node.js knows. */
  readonly ca?: string;
  /** The gateway's own certificate, with those between it and its authority. Default: none is shown. */
  readonly cert?: string;
  /** The private key of `cert`. */
  readonly key?: string;
}

const tlsCode = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_|HOSTNAME_MISMATCH$|PATH_LENGTH_EXCEEDED$|EPROTO$)/;

/** Whether a connection failed because one side does not believe the other's certificate, or the two have no TLS in common. */
export const isTlsFailure = (code: string | undefined): boolean => code !== undefined && tlsCode.test(code);

/** The code of a failed connection, as it may be logged: a plain word in capitals, never an address. Null: it has none. */
export function failureCode(error: unknown): string | null {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,80}$/.test(code) ? code : null;
}
