import { startBureau } from '../../subgraphs/bureau/index.js';
import { demoCountry } from '../../subgraphs/demo-country.js';
import { askedToEnd, tellParent } from '../children.js';
import { filterKeysFile, filterSecretsIn } from '../filter-keys.js';
import { bureauLogFolder, databaseFile } from './manifest.js';

/** Tells what many countries say once. */
function tellNotices(notices: ReadonlyMap<string, readonly string[]>): void {
  for (const [notice, countries] of notices) process.stderr.write(`${countries.join(', ')}: ${notice}\n`);
}

/** A process of the demo: `FOLDER KEYS CC CC ...` serves the bureaux of several countries until SIGTERM. */
async function serve([folder, keys, ...countries]: readonly string[]): Promise<void> {
  const secrets = await filterSecretsIn(filterKeysFile(folder!));
  const notices = new Map<string, string[]>();
  const bureaux = await Promise.all(
    countries.map(async (country) => [country, await startBureau(await demoCountry(country).mapping(), `sqlite:${databaseFile(folder!, country)}`, {
      trust: { keys: keys! }, log: { folder: bureauLogFolder(folder!, country) }, filters: { secrets },
      onNotice: (notice) => void notices.set(notice, [...(notices.get(notice) ?? []), country]),
    })] as const),
  );
  tellNotices(notices);
  const ended = askedToEnd();
  tellParent(Object.fromEntries(bureaux.map(([country, { url }]) => [country, url])));
  await ended;
  await Promise.all(bureaux.map(([, bureau]) => bureau.close()));
  if (process.connected) process.disconnect();
}

if (require.main === module) {
  serve(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
