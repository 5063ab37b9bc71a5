/**
 * node bench/route.js [--json] [RESOURCES…]   (1000 5000 20000 where none is given)
 *
 * Reads generated meshes, each in a process of its own, and sends requests through the model: from few workloads to few
 * services, as a test does, and from any workload to any service, so that nothing is remembered.
 */
const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { buildSync } = require('esbuild');
const { meshYaml } = require('./mesh');

const lib = join(__dirname, '..', 'lib');
const EVALUATIONS = 200_000;
const ROUNDS = 4;

/** The engine by itself is not public: it is bundled from the sources, as the package is. */
function bundle(outfile) {
  const modules = ['manifest/read', 'mesh/mesh', 'routing/route'];
  const contents = modules.map((name) => `export * from ${JSON.stringify(join(lib, name))};`).join('\n');
  buildSync({ stdin: { contents, resolveDir: lib }, bundle: true, platform: 'node', target: 'node20', outfile });
}

function measure(engine, file) {
  const { readManifests, Mesh, route } = require(engine);
  const start = performance.now();
  const { objects } = readManifests([file], {
    readFile: (path) => readFileSync(path, 'utf8'),
    readDirectory: () => undefined,
    readStandardInput: () => '',
  });
  const read = performance.now();
  const mesh = Mesh.of(objects);
  const { pods, registry } = mesh;
  route(mesh, { kind: 'workload', pod: pods[0] }, { host: registry.at(-1).host });
  const loaded = performance.now();
  const clients = pods.map((pod) => ({ kind: 'workload', pod }));
  let state = 1;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  const perSecond = (clientCount, hostCount) => {
    const before = process.cpuUsage();
    for (let count = 0; count < EVALUATIONS; count++) {
      const { host } = registry[random(hostCount)];
      route(mesh, clients[random(clientCount)], { host, path: `/item/${count % 100}`, method: 'GET' });
    }
    // Of processor time: the machine may do other things meanwhile.
    const { user, system } = process.cpuUsage(before);
    return Math.round((EVALUATIONS / (user + system)) * 1e6);
  };
  const best = (...counts) => Math.max(...Array.from({ length: ROUNDS }, () => perSecond(...counts)));
  const few = best(100, 20);
  const any = best(clients.length, registry.length);
  return {
    resources: objects.length,
    readMs: Math.round(read - start),
    modelMs: Math.round(loaded - read),
    routesPerSecond: few,
    routesPerSecondAnywhere: any,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function measureAll(sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-bench-'));
  try {
    const engine = join(folder, 'engine.js');
    bundle(engine);
    return sizes.map((size) => {
      const file = join(folder, `${size}.yaml`);
      writeFileSync(file, meshYaml(size));
      return JSON.parse(execFileSync(process.execPath, [__filename, '--measure', engine, file], { encoding: 'utf8' }));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function told({ resources, readMs, modelMs, routesPerSecond, routesPerSecondAnywhere, peakMegabytes }) {
  return `${resources} resources: read in ${readMs} ms, model in ${modelMs} ms; ${routesPerSecond} routes a second of processor time among few, ${routesPerSecondAnywhere} anywhere; ${peakMegabytes} MB at most`;
}

const [first, engine, file] = process.argv.slice(2);
if (first === '--measure') {
  console.log(JSON.stringify(measure(engine, file)));
} else {
  const sizes = process.argv.slice(2).filter((argument) => argument !== '--json');
  const results = measureAll(sizes.length > 0 ? sizes.map(Number) : [1_000, 5_000, 20_000]);
  console.log(process.argv.includes('--json') ? JSON.stringify(results) : results.map(told).join('\n'));
}
