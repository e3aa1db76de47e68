import { fuzzGateway } from './gateway.js';

/** `npx tsx test/faults/fuzz/main.ts [COUNT] [SEED]`: 20,000 mutated requests; fails when an answer is 5xx or tells what it must not. */
async function main(): Promise<void> {
  const [count = '20000', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
  process.stdout.write(`seed ${seed}, ${count} requests\n`);
  const { findings, ...result } = await fuzzGateway(Number(seed), Number(count));
  process.stdout.write(`${JSON.stringify(result)}\n`);
  for (const finding of findings.slice(0, 10)) process.stdout.write(`${JSON.stringify(finding).slice(0, 4_000)}\n`);
  process.stdout.write(`${findings.length} wrong\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

void main();
