/** After all test files: removes the folder in which they shared the demo's databases. */
export default function tearDown(): void {
  globalThis.closeDemoData?.();
}
