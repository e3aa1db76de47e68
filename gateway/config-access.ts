import { z } from 'zod';
import { roles } from './request.js';

const whole = (least: number, most: number): z.ZodNumber => z.int().min(least).max(most);

/** Which tokens are revoked before they expire. */
export const revocation = z.strictObject({
  /** Tokens that are revoked, by issuer and `jti`. Default: none. */
  tokens: z.array(z.strictObject({ issuer: z.string().min(1), jti: z.string().min(1) })).default([]),
  /** With Redis: the set whose members `ISSUER JTI` are revoked, too; others write it. Default `bureaux:revoked`. */
  redisKey: z.string().min(1).max(200).default('bureaux:revoked'),
  /** How often the set is read, in milliseconds, 100 to 600,000: a revocation takes effect within it. Default 2000. */
  pollMs: whole(100, 600_000).default(2000),
  /**
   * How old the set may be before requests are refused with IDENTITY_UNAVAILABLE, in milliseconds, 1000 to 86,400,000. Default: any age; queries go on
   * when Redis is down, and a token revoked meanwhile is taken until it expires.
   */
  maxAgeMs: whole(1000, 86_400_000).nullable().default(null),
}).prefault({});

/**
 * The addresses or networks (CIDR) of proxies before the gateway, whose `X-Forwarded-For` tells the client's address: the last one in it that is no such proxy's.
 * Default: none; the address is that of the connection, and the header is not looked at.
 */
export const trustedProxies = z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], { error: 'expected an IP address or a network as ADDRESS/BITS' })).max(100).default([]);

/** How many requests are taken in a minute. */
export const rates = z.strictObject({
  /** Of one requester (issuer, user, and whom it asks for), 1 to 1,000,000,000. Default 6000. */
  requester: whole(1, 1_000_000_000).default(6_000),
  /** Of one organisation (issuer, country, organisation), 1 to 1,000,000,000. Default 60,000. */
  organisation: whole(1, 1_000_000_000).default(60_000),
  /** Of one client address without a valid token, 1 to 1,000,000,000; of IPv6, its first 64 bits. Each gateway counts for itself. Default 600. */
  unauthenticated: whole(1, 1_000_000_000).default(600),
}).prefault({});

/** What in ten minutes looks like reading a register from end to end, and locks the requester out; each 1 to 1,000,000,000. */
export const lockout = z.strictObject({
  /** Numbers asked in the same hundred as another number this requester asked. Default 300. */
  neighbours: whole(1, 1_000_000_000).default(300),
  /** Records asked by an id that does not exist. Default 100. */
  unknownIds: whole(1, 1_000_000_000).default(100),
  /** Searches that ask for a count alone and find 1 to 3. Default 300. */
  narrowCounts: whole(1, 1_000_000_000).default(300),
  /** For how long, in seconds, 1 to 86,400. Default 900. */
  lockSeconds: whole(1, 86_400).default(900),
}).prefault({});

/** Documents that were looked at before they may be sent. */
export const trustedDocuments = z.strictObject({
  /** The file `bureaux trust` keeps; read again when it changes. Default: no document is registered. */
  file: z.string().min(1).optional(),
  /** Roles that may run no others. Default PARTNER. */
  roles: z.array(z.enum(roles)).default(['PARTNER']),
}).prefault({});
