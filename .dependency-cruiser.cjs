// Imports point one way (ARCHITECTURE.md): operations, channels -> bot -> handoff -> conversations -> program -> platform.
// `classifiers` knows nothing of the rest but the vocabulary of risk. main.ts wires everything, tests may look anywhere.

/** From the top down; a layer may use itself and what stands after it. The two at the top do not use each other's insides. */
const LAYERS = ['bot', 'handoff', 'conversations', 'program', 'platform'];
const TOP = ['operations', 'channels'];

const inFolder = (...names) => `^(${names.join('|')})/`;

/** Whether a lower layer reaches up. The classifiers stand beside the layers: whoever assesses a text may use them. */
const noUpwardImports = LAYERS.map((layer, depth) => ({
  name: `${layer}-imports-downwards`,
  comment: `${layer} may use only ${LAYERS.slice(depth).join(', ')}; what it needs of a higher part is a port that main.ts fills`,
  severity: 'error',
  from: { path: inFolder(layer) },
  to: { path: `${inFolder(...TOP, ...LAYERS.slice(0, depth))}|^(main|config)\\.ts$` },
}));

module.exports = {
  forbidden: [
    ...noUpwardImports,
    {
      name: 'top-parts-do-not-import-the-wiring',
      severity: 'error',
      from: { path: inFolder(...TOP) },
      to: { path: '^main\\.ts$' },
    },
    {
      name: 'channels-do-not-import-operations',
      comment: 'operations looks at everything; nothing looks back',
      severity: 'error',
      from: { path: inFolder('channels') },
      to: { path: inFolder('operations') },
    },
    {
      name: 'classifiers-stand-alone',
      comment: 'text in, assessment out: of ours, only the vocabulary of risk',
      severity: 'error',
      from: { path: inFolder('classifiers') },
      to: {
        path: `${inFolder(...TOP, ...LAYERS, 'portal', 'generated')}|^(main|config)\\.ts$`,
        pathNot: '^platform/risk\\.ts$',
      },
    },
    {
      name: 'words-stand-alone',
      comment: 'how staff read fixed words: data that the server and the desk in a browser share',
      severity: 'error',
      from: { path: inFolder('words') },
      to: { pathNot: '^words/' },
    },
    {
      name: 'platform-does-not-classify',
      severity: 'error',
      from: { path: inFolder('platform') },
      to: { path: inFolder('classifiers') },
    },
    {
      name: 'portal-stands-alone',
      comment: 'what runs in a browser shares nothing with the server but the wire',
      severity: 'error',
      from: { path: inFolder('portal') },
      to: { path: `${inFolder(...TOP, ...LAYERS, 'classifiers', 'generated')}|^(main|config)\\.ts$` },
    },
    {
      name: 'server-does-not-import-the-portal',
      severity: 'error',
      from: { path: inFolder(...TOP, ...LAYERS, 'classifiers') },
      to: { path: inFolder('portal') },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: ['^tests/', '^vitest[.]config[.]ts$'] },
      to: { path: '^tests/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-tools-in-the-product',
      comment: 'what serves may use only dependencies; devDependencies are not installed there',
      severity: 'error',
      from: { path: `${inFolder(...TOP, ...LAYERS, 'classifiers')}|^(main|config)\\.ts$` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)(node_modules|generated|dist)/' },
    exclude: { path: '^(node_modules|dist|data|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
