import { startBureau } from '../../subgraphs/bureau/index.js';
import { demoCountry } from '../../subgraphs/demo-country.js';
import { askedToEnd, tellParent } from '../children.js';
import { bureauLogFolder, databaseFile } from './manifest.js';

const tell = (country: string) => (notice: string): void => void process.stderr.write(`${country}: ${notice}\n`);

/** A process of the demo: `FOLDER KEYS CC CC ...` serves the bureaux of several simulated countries until SIGTERM. */
async function serve([folder, keys, ...countries]: readonly string[]): Promise<void> {
  const bureaux = await Promise.all(
    countries.map(async (country) => [country, await startBureau(await demoCountry(country).mapping(), `sqlite:${databaseFile(folder!, country)}`, {
      trust: { keys: keys! }, log: { folder: bureauLogFolder(folder!, country) }, onNotice: tell(country),
    })] as const),
  );
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
