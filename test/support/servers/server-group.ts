/** What can be closed. */
interface Closable {
  close(): Promise<void>;
}

/** Waits for servers that start together. @throws when one does not start; the others are then closed. */
export async function startTogether<T extends Closable>(starts: readonly Promise<T>[]): Promise<readonly T[]> {
  const results = await Promise.allSettled(starts);
  const servers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (servers.length === starts.length) return servers;
  await closeTogether(servers);
  throw results.find((result) => result.status === 'rejected')!.reason;
}

/** Closes servers that belong together. */
export async function closeTogether(servers: readonly Closable[]): Promise<void> {
  await Promise.all(servers.map((server) => server.close()));
}
