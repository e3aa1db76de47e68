/** After all test files: ends the demo they shared, and removes the folder in which they shared its databases. */
export default async function tearDown(): Promise<void> {
  await globalThis.closeDemoData?.();
}
