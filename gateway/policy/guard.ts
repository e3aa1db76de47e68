import { executeSync, specifiedRules, validate } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLError, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { fieldError, refusal } from '../errors.js';
import type { Guard, Narrowed, ParsedOperation, RequestContext } from '../request.js';
import { readAccess } from '../util/access-directives.js';
import { stand } from './conditions.js';
import { hiddenParts } from './hidden-parts.js';
import type { HiddenParts, Viewer } from './hidden-parts.js';
import { findHoles, mostPlaces } from './holes.js';
import { fragmentsOf, narrowDocument, seeFields } from './narrow-document.js';
import { requiredFields } from './required-fields.js';
import { visibleSchema } from './visible-schema.js';

/** Classes of requesters remembered for one graph, the least used forgotten first. */
const rememberedClasses = 256;
/** Documents remembered for one class. */
const rememberedDocuments = 2_000;

/** What all requesters see alike who have the same permission and the same of the scopes that the graph asks for. */
interface ViewerClass {
  readonly name: string;
  readonly hidden: HiddenParts;
  readonly introspection: boolean;
  /** The graph as they see it; made when it is needed first. */
  readonly schema: () => GraphQLSchema;
  readonly operations: LRUCache<ParsedOperation['operation'], { readonly found: Narrowed | GraphQLError | null }>;
  readonly faults: LRUCache<DocumentNode, readonly GraphQLError[]>;
}

/** Hides all root fields but those that tell the schema. */
const allBut = (root: string): HiddenParts => ({ types: new Set(), any: true, hides: (type, field) => type === root && !field.startsWith('__') });

const asksSchema = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type';

/**
 * Enforces over one graph what its directives of access and the policy's profile hide: fields are taken out before planning and come back
 * null, an error naming each; the schema is shown without them. To those who may not ask for the schema, what is hidden is what does not exist: a
 * document that names it is not valid.
 */
export function createGuard(supergraphSdl: string): Guard {
  const access = readAccess(supergraphSdl);
  const required = requiredFields(supergraphSdl);
  const relevant = new Set([...access.values()].flatMap(({ scopes }) => (scopes ?? []).flat()));
  const classes = new LRUCache<string, ViewerClass>({ max: rememberedClasses });

  function classOf(schema: GraphQLSchema, { requester, permission }: RequestContext): ViewerClass {
    const scopes = relevant.size === 0 ? [] : (requester?.scopes ?? []).filter((scope) => relevant.has(scope)).sort();
    const introspection = permission?.introspection ?? true;
    const name = JSON.stringify([permission?.visibility ?? null, introspection, requester !== null, ...new Set(scopes)]);
    const known = classes.get(name);
    if (known) return known;
    const viewer: Viewer = { authenticated: requester !== null, scopes: new Set(scopes), permission };
    const hidden = hiddenParts(schema, access, required, viewer);
    let visible: GraphQLSchema | null = null;
    const fresh: ViewerClass = {
      name, hidden, introspection, schema: () => (visible ??= visibleSchema(schema, hidden)),
      operations: new LRUCache({ max: rememberedDocuments }), faults: new LRUCache({ max: rememberedDocuments }),
    };
    classes.set(name, fresh);
    return fresh;
  }

  return {
    narrow(operation, context) {
      const viewers = classOf(operation.schema, context);
      const known = viewers.operations.get(operation.operation);
      if (known) return known.found;
      const found = narrow(operation, viewers);
      viewers.operations.set(operation.operation, { found });
      return found;
    },
    faults(document, schema, context) {
      const viewers = classOf(schema, context);
      if (!viewers.hidden.any) return null;
      const known = viewers.faults.get(document) ?? validate(viewers.schema(), document, specifiedRules);
      viewers.faults.set(document, known);
      return known.length > 0 ? known : null;
    },
  };
}

function narrow({ document, operation, schema }: ParsedOperation, viewers: ViewerClass): Narrowed | GraphQLError | null {
  const { hidden, introspection } = viewers;
  const fragments = fragmentsOf(document);
  let hides = false, introspects = false, onlyIntrospects = true;
  const root = schema.getRootType(operation.operation)!.name;
  seeFields(schema, operation, fragments, (type, node) => {
    hides ||= hidden.hides(type, node.name.value);
    if (type !== root) return;
    introspects ||= asksSchema(node);
    onlyIntrospects &&= asksSchema(node) || node.name.value === '__typename';
  });
  if (hides && !introspection) {
    const [first] = validate(viewers.schema(), document, specifiedRules);
    return refusal('GRAPHQL_VALIDATION_FAILED', first?.message ?? 'The document does not fit the graph.');
  }
  if (introspects && !introspection) return refusal('INTROSPECTION_DISABLED', 'This requester may not ask for the schema.');
  // Over a graph of which everything is seen the engine itself tells its schema.
  if (!hides && (!introspects || !hidden.any)) return null;

  const holes = hides ? findHoles(schema, operation.selectionSet, fragments, hidden, narrowDocument(schema, document, operation, hidden, () => false).typeKey) : null;
  if (hides && !holes) return refusal('LIMIT_EXCEEDED', `At most ${mostPlaces} fields in one operation, fragments put in their places, are expected; more came.`);
  const planned = narrowDocument(schema, document, operation, hidden, asksSchema);
  const told = introspects ? narrowDocument(schema, document, operation, allBut(root), () => false).document : null;
  if (!planned.document && !told) {
    const paths = [...new Set(holes!.leftOut.map(({ path }) => path.join('.')))];
    return refusal('UNAUTHORIZED_FIELD_OR_TYPE', `Unauthorized field or type: ${paths.slice(0, 20).join(', ')}.`);
  }
  return {
    document: planned.document,
    answered: !planned.document || (introspects && onlyIntrospects),
    key: viewers.name,
    complete(data, variables) {
      const schemaPart = told && executeSync({ schema: viewers.schema(), document: told, variableValues: variables });
      const filled = holes ? holes.fill(data, variables) : data;
      const errors = (holes?.leftOut ?? []).filter(({ conditions }) => stand(conditions, variables))
        .map(({ path }) => fieldError('UNAUTHORIZED_FIELD_OR_TYPE', 'Unauthorized field or type.', path));
      return { data: filled && { ...filled, ...schemaPart?.data }, errors: [...errors, ...(schemaPart?.errors ?? [])] };
    },
  };
}
