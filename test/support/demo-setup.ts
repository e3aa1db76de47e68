import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The variable that names the folder in which test files share the demo's databases. */
export const demoDataVariable = 'BUREAUX_TEST_DEMO_DATA';

/** The variable that names the process of this run of jest. */
export const runVariable = 'BUREAUX_TEST_RUN';

declare global {
  var closeDemoData: (() => void) | undefined;
}

/**
 * Before all test files: makes the folder in which they share the demo's databases for this run. When the variable names one
 * already, that one is used and kept; databases that are not current are then made anew, as `bureaux demo` does.
 */
export default function setUp(): void {
  process.env[runVariable] = String(process.pid);
  if (process.env[demoDataVariable]) return;
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-demo-data-'));
  process.env[demoDataVariable] = folder;
  globalThis.closeDemoData = () => rmSync(folder, { recursive: true, force: true });
}
