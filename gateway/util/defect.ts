/** What is logged of a defect. */
export interface Defect {
  readonly type: string;
  readonly code?: string;
  readonly frames: readonly string[];
}

/**
 * Where a defect happened, without its message: messages of parsers and of GraphQL repeat the values they fail on, and
 * logs hold no personal data.
 */
export function describeDefect(error: unknown): Defect {
  if (!(error instanceof Error)) return { type: typeof error, frames: [] };
  const code = (error as NodeJS.ErrnoException).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim());
  return { type: error.name, ...(typeof code === 'string' && { code }), frames };
}
