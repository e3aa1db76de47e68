/** The import law of docs/lifecycle.md: what may import what. `npm run lint` checks it. */

const stages = ['identity', 'purpose', 'limits', 'trust', 'policy', 'plan', 'national', 'cache', 'filters', 'audit', 'signing', 'response'];

const kernel = '^(schema/|gateway/(request|errors)\\.ts$|gateway/util/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Data flows one way, and so do imports.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'schema-is-the-kernel',
      comment: 'schema/ imports nothing of ours.',
      severity: 'error',
      from: { path: '^schema/' },
      to: { path: '^(log|gateway|subgraphs|cli|test|bench)/' },
    },
    {
      name: 'log-is-a-library',
      comment: 'log/ is what gateways and bureaux keep their logs with: it imports schema/ alone.',
      severity: 'error',
      from: { path: '^log/' },
      to: { path: '^(gateway|subgraphs|cli|test|bench)/' },
    },
    {
      name: 'log-by-its-door',
      comment: 'Who keeps or reads a log uses log/index.ts, not its inside.',
      severity: 'error',
      from: { path: '^(gateway|subgraphs|cli)/' },
      to: { path: '^log/', pathNot: '^log/index\\.ts$' },
    },
    {
      name: 'log-has-few-users',
      comment: 'Of the gateway, its audit stage and what wires it keep the log; countries do not.',
      severity: 'error',
      from: { path: '^(gateway/[^/]+/|subgraphs/[a-z]{2}/|subgraphs/exchange/)', pathNot: '^gateway/audit/' },
      to: { path: '^log/' },
    },
    {
      name: 'subgraphs-know-no-gateway',
      comment: 'Nothing in a bureau or the exchange depends on this gateway.',
      severity: 'error',
      from: { path: '^subgraphs/' },
      to: { path: '^(gateway|cli|test|bench)/' },
    },
    {
      name: 'gateway-knows-no-command',
      comment: 'The command starts the gateway, not the other way round.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^(cli|test|bench)/' },
    },
    {
      name: 'gateway-knows-no-bureau',
      comment: 'Of the subgraphs, the gateway runs the exchange (and the log) alone; bureaux are asked over HTTP.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/(exchange|log)/index\\.ts$' },
    },
    ...stages.map((stage) => ({
      name: `stage-${stage}`,
      comment: 'A stage imports itself, request.ts, errors.ts, util/ and schema/ (audit: log/, too); server.ts hands collaborators in.',
      severity: 'error',
      from: { path: `^gateway/${stage}/` },
      to: { path: '^(gateway|subgraphs|cli)/', pathNot: `^gateway/${stage}/|${kernel}` },
    })),
    {
      name: 'stages-by-their-door',
      comment: "What wires the stages uses each by its index.ts, not by its inside.",
      severity: 'error',
      from: { path: '^(gateway/[^/]+\\.ts$|cli/)' },
      to: { path: `^gateway/(${stages.join('|')})/`, pathNot: `^gateway/(${stages.join('|')})/index\\.ts$` },
    },
    {
      name: 'util-is-a-leaf',
      comment: 'gateway/util/ imports request.ts and errors.ts at most.',
      severity: 'error',
      from: { path: '^gateway/util/' },
      to: { path: '^(gateway|subgraphs|cli)/', pathNot: kernel },
    },
    {
      name: 'in-process-is-a-library',
      comment: 'subgraphs/in-process/ is what the exchange and the log are made with: it imports schema/ alone.',
      severity: 'error',
      from: { path: '^subgraphs/in-process/' },
      to: { path: '^(log|gateway|subgraphs|cli|test|bench)/', pathNot: '^subgraphs/in-process/' },
    },
    {
      name: 'countries-are-data',
      comment: 'A country imports the mapping language, the demo register and schema/; never another country nor the runtime.',
      severity: 'error',
      from: { path: '^subgraphs/([a-z]{2})/' },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/(bureau/mapping/|demo/|$1/)' },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'What runs needs no dev dependency.',
      severity: 'error',
      from: { path: '^(schema|gateway|subgraphs|cli)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '/@types/' },
    },
    {
      name: 'resolvable',
      comment: 'What is imported exists.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.check.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
