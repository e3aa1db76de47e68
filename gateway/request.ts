import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';

/** What response keys and variables begin with that the gateway adds for itself. */
export const reservedPrefix = '_bx_';

/** What a person or a system that asks is there for. */
export const roles = ['ANALYST', 'OFFICER', 'PARTNER', 'AUDITOR', 'DPO', 'ADMIN'] as const;

/**
 * ANALYST investigates; OFFICER checks at the frontline; PARTNER is a system; AUDITOR inspects the query log;
 * DPO is a country's data-protection officer; ADMIN runs the exchange.
 */
export type Role = (typeof roles)[number];

/** Who asks, as the verified token says. */
export interface Requester {
  /** The issuer's identity of the user (`sub`). */
  readonly user: string;
  /** Who vouches for it (`iss`). Left out where the requester is known from elsewhere than a token. */
  readonly issuer?: string;
  /** The authority the user works for. Null: the token does not say. */
  readonly organisation: string | null;
  /** ISO 3166-1 alpha-2 code of the country the requester acts for. */
  readonly country: string;
  readonly role: Role;
  readonly scopes: readonly string[];
  /** The system that asks in its own name. Null: a person asks. */
  readonly partnerSystem: string | null;
  /** The user a partner system asks for. Null: nobody is named. */
  readonly onBehalfOf: string | null;
}

/** Purpose codes (INTERPOL RPD art. 10), as `enum Purpose` of the national profile. */
export const purposeCodes = [
  'WANTED_PERSONS',
  'IDENTIFICATION',
  'INVESTIGATION',
  'ALERT',
  'BODY_IDENTIFICATION',
  'FORENSICS',
  'SECURITY_CHECK',
  'THREAT_ANALYSIS',
  'BORDER_CONTROL',
  'AUDIT',
] as const;

export type PurposeCode = (typeof purposeCodes)[number];

/** Why the requester asks, as the request declares it. */
export interface DeclaredPurpose {
  readonly code: PurposeCode;
  /** The requester's own case. Null: not given. */
  readonly caseReference: string | null;
  /** In words. Null: not given. */
  readonly justification: string | null;
}

/** How much a requester learns of what a country has: whether, how many, or the records. */
export const granularities = ['BOOLEAN', 'COUNT', 'RECORD'] as const;

export type Granularity = (typeof granularities)[number];

/** Europol handling codes, as `enum HandlingCode` of the national profile. */
export const handlingCodes = ['H0', 'H1', 'H2', 'H3'] as const;

export type HandlingCode = (typeof handlingCodes)[number];

/** How much a country's data-protection officer is shown of who asked: the user, or the authority alone. */
export const auditIdentities = ['FULL', 'ORGANISATION'] as const;

export type AuditIdentity = (typeof auditIdentities)[number];

/** What the gateway's policy lets a requester do for the purpose declared. */
export interface Permission {
  /** Of the policy that decided. */
  readonly policyVersion: string;
  /** The name of the policy's profile that applies. */
  readonly profile: string;
  readonly granularity: Granularity;
  /** The strictest handling code of records the requester may be shown. Null: policy sets no bound; owners decide alone. */
  readonly handling: HandlingCode | null;
  /** The countries that may be asked, as ISO 3166-1 alpha-2 codes. */
  readonly countries: readonly string[] | 'all';
  /** The types of records that may be shown. */
  readonly records: readonly string[] | 'all';
  /** The root fields that may be asked beside those that give no records; `all` leaves out the query log. */
  readonly asks: readonly string[] | 'all';
  /** The root fields of the query log that may be asked beside `asks`. */
  readonly log: readonly string[];
  /** What a country's data-protection officer is shown of who asked. */
  readonly auditIdentity: AuditIdentity;
  /** By type of the graph, the fields that may be seen; of a type that is not in it, all. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Policies of federation's `@policy` that are fulfilled. */
  readonly policies: readonly string[];
  /** Whether records are asked for with a justification. */
  readonly justification: boolean;
  /** Whether the requester may ask for the schema, and is told more of a wrong document than that it is wrong. */
  readonly introspection: boolean;
  /** Digest of all that decides what of the graph is seen: requesters of one class see the same through the gateway's policy. */
  readonly visibility: string;
}

/** One request on its way through the stages; stages add to `state` and change nothing else. */
export interface RequestContext {
  /** Correlation id, a UUID; in logs, in the query log, and in the answer's `X-Correlation-Id`. */
  readonly id: string;
  /** Null: the gateway runs without identity (`--open`). */
  readonly requester: Requester | null;
  /** Null: the request declares none; then no records are given. */
  readonly purpose: DeclaredPurpose | null;
  /** Aborted when the client goes away or the server gives up. Every await that leaves the process takes it. */
  readonly signal: AbortSignal;
  /** What policy lets the requester do. Null: the gateway runs without policy (`--open`). */
  readonly permission: Permission | null;
  /** What policy lets the requester see, as a digest; answers are kept for requesters of the same visibility alone. */
  readonly visibility: string;
  /** When the request came, as `performance.now()`. */
  readonly startedAt: number;
  /** How long each step of the plan may wait for bureaux, in milliseconds. */
  readonly deadlineMs: number;
  /** What a stage keeps for this request, by the stage's own symbol. */
  readonly state: Map<symbol, unknown>;
}

/** The headers of a request, as node gives them: names in small letters. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Stage: who asks. Throws the refusal UNAUTHENTICATED or FORBIDDEN, or RATE_LIMITED where too much came from the client's address. Null only when identity is off.
 * @param address the client's, as text; see `trustedProxies` of the configuration. Default: it is not known, and all such are one.
 */
export type Identify = (headers: RequestHeaders, address?: string) => Promise<Requester | null>;

/** Stage: why. Throws the refusal BAD_PURPOSE. Null: none is declared. */
export type DeclarePurpose = (headers: RequestHeaders) => DeclaredPurpose | null;

/** Stage: whether the requester asks too often. Null: it does not. */
export type MeterRequest = (requester: Requester | null) => Promise<GraphQLError | null>;

/** Stage: what the requester may do. Null only when policy is off. */
export type Permit = (requester: Requester | null, purpose: DeclaredPurpose | null) => Permission | null;

/** An operation that has been parsed and validated and is about to be planned. */
export interface ParsedOperation {
  readonly document: DocumentNode;
  /** The document as it was sent, or as it was registered when only its hash was sent. */
  readonly text: string;
  /** SHA-256 of the text, 64 hexadecimal digits: what a client may register the document under. */
  readonly hash: string;
  readonly operation: OperationDefinitionNode;
  /** The names of the fields of `Query` it selects, fragments resolved, `__typename` and introspection included; each once. */
  readonly rootFields: ReadonlySet<string>;
  /** The graph as its clients see it. */
  readonly schema: GraphQLSchema;
  /** The variables that came, with the defaults of those that did not. They are not known to fit their types. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Stage between parsing and planning: whether this operation may go on. Null: it may. */
export type Admit = (operation: ParsedOperation, context: RequestContext) => GraphQLError | null;

/** A request as far as it has come. */
export type Asked = Pick<RequestContext, 'id' | 'requester' | 'purpose' | 'permission' | 'startedAt'>;

/** An operation as it is handed to the plan, or as it was refused. */
export type AskedOperation = Pick<ParsedOperation, 'document' | 'operation' | 'schema' | 'variables'>;

/** Stage: the query log. What it returns is sent in place of the answer: the log cannot be written. */
export interface Audit {
  /** The refusal of whatever is asked while the log cannot be written. Null: it can. */
  unavailable(): GraphQLError | null;
  /** Begins to note what a request is given; called once, before anything is asked. */
  open(context: RequestContext): void;
  /** Writes that an operation is about to be planned. Does not wait. */
  intend(context: RequestContext, operation: AskedOperation): void;
  /**
   * Writes how a request ended that was let in. Null: it is on the disk, and the answer may leave.
   * @param answered whether there are data, not null; else it was refused, or failed.
   * @param code the first error's. Null: there is none.
   * @param operation what was refused. Null: there was none, or it was handed to the plan.
   */
  conclude(context: RequestContext, end: { readonly answered: boolean; readonly code: string | null; readonly operation: AskedOperation | null }): Promise<GraphQLError | null>;
  /** Writes that a request was refused before it had an operation. Those of callers nobody knows are counted. Null: it is on the disk, or counted. */
  refuse(asked: Asked, code: string): Promise<GraphQLError | null>;
  /** Counts a refusal. */
  count(code: string): void;
  /** Closes the account of a request that ended without an answer: as failed, where its operation was handed to the plan. */
  settle(context: RequestContext): Promise<void>;
}

/** An answer's data and the errors beside it. */
export interface AnswerParts {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLError[];
}

/** What of an operation its requester may ask. */
export interface Narrowed {
  /** What is planned in its place. Null: the operation as it is. */
  readonly document: DocumentNode | null;
  /** Whether nothing is to be planned: `complete` gives the whole answer. */
  readonly answered: boolean;
  /** Names the document among all that were narrowed from the same text. */
  readonly key: string;
  /** The answer as the requester is given it: null where something was left out, with the errors that tell, and the schema where it was asked for. */
  complete(data: Record<string, unknown>, variables: Readonly<Record<string, unknown>>): AnswerParts;
}

/** Policy over one graph. */
export interface Guard {
  /** What of a valid operation the requester may ask; an error that refuses it; null: all of it. Remembered for each document and class of requesters. */
  narrow(operation: ParsedOperation, context: RequestContext): Narrowed | GraphQLError | null;
  /** The errors of a document that is not valid, as they are over the graph that the requester sees; null: as they are. */
  faults(document: DocumentNode, schema: GraphQLSchema, context: RequestContext): readonly GraphQLError[] | null;
}

/** One call to a bureau that is to be signed. */
export interface CallToSign {
  /** The country asked, ISO 3166-1 alpha-2. */
  readonly audience: string;
  /** The body as it is sent; calls with the same body share one object. */
  readonly body: Uint8Array;
  /** 1 for the first attempt, 2 for the one after a lost connection. */
  readonly attempt: number;
}

/** HTTP headers of one call; names in small letters. */
export type CallHeaders = Readonly<Record<string, string>>;

/**
 * Signs the calls of one plan step: one signature, and the headers of each call in order.
 * @param context null: the gateway asks for itself.
 */
export type SignCalls = (context: (Pick<RequestContext, 'requester' | 'purpose' | 'permission'> & Partial<Pick<RequestContext, 'id'>>) | null, calls: readonly CallToSign[]) => readonly CallHeaders[];
