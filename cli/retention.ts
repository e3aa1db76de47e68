import type { Retention } from '../log/index.js';
import { textOf } from './audit/log-place.js';
import { UsageError } from './failures.js';

/** How long search values are kept, as a YAML file says. @throws UsageError when it says something else. */
export async function retentionIn(file: string): Promise<Retention> {
  const [{ retentionShape }, { parse }] = await Promise.all([import('../log/index.js'), import('yaml')]);
  const { data, error } = retentionShape.safeParse(parse(textOf(file)));
  if (error) throw new UsageError(`${file}: ${error.issues[0]!.path.join('.') || 'the whole'}: ${error.issues[0]!.message}`);
  return data;
}
