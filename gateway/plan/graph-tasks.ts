import type { Accepted, OwnSubgraph } from './accept.js';
import type { Extension } from './graph.js';
import type { FieldsBetweenSubgraphs } from './reserved-names.js';

/** A supergraph as planning needs it. */
export interface ReadGraph {
  /** What clients see, with directives on its elements. */
  readonly apiSdl: string;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  readonly between: FieldsBetweenSubgraphs;
}

/** A valid document, and which of its operations is to be planned. Undefined: it has one alone. */
export interface OperationText {
  readonly document: string;
  readonly operationName: string | undefined;
}

/** What became of planning an operation: its plan as JSON, the planner's error, or that the thread does not know the graph. */
export type Planned =
  | { readonly plan: string }
  | { readonly message: string; readonly code: string | null }
  | 'unknown graph';

/** What the thread is asked, and what it answers, by kind. */
export interface GraphTasks {
  readonly compose: { readonly asked: { readonly own: readonly OwnSubgraph[]; readonly extensions: readonly Extension[] }; readonly answer: Accepted };
  /** Reads a supergraph, to plan over it under a name. `validate`: whether to check it once more. */
  readonly read: { readonly asked: { readonly graph: string; readonly supergraphSdl: string; readonly validate: boolean }; readonly answer: ReadGraph };
  readonly plan: { readonly asked: { readonly graph: string; readonly operation: OperationText }; readonly answer: Planned };
  readonly forget: { readonly asked: { readonly graph: string }; readonly answer: null };
}

export type TaskKind = keyof GraphTasks;

/** A task on its way to the thread. */
export type SentTask = { readonly [K in TaskKind]: { readonly id: number; readonly kind: K; readonly asked: GraphTasks[K]['asked'] } }[TaskKind];

/** What comes back: the answer, or in words what was thrown. */
export type SentAnswer = { readonly id: number } & ({ readonly answer: unknown; readonly thrown: null } | { readonly answer: null; readonly thrown: string });
