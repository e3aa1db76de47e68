import { demoDataVariable } from './demo-setup.js';
import { endSharedDemo } from './shared-demo.js';

/** After all test files: removes the folder in which they shared the demo's databases. */
export default async function tearDown(): Promise<void> {
  await endSharedDemo(process.env[demoDataVariable]!);
  globalThis.closeDemoData?.();
}
