import type { Mesh } from '../mesh/mesh';
import { type Command, type ExitCode, type Io, UsageError } from './command';
import { readConfig } from './config';
import { readInput } from './manifest-input';
import { readMeshConfig } from './mesh-settings';
import { type CompareOptions, parseRouteOptions, ROUTE_HELP, type RouteOptions } from './route-options';

export const route: Command = {
  name: 'route',
  summary: 'say what one request does',
  async run(argv, io) {
    const options = parseRouteOptions(argv);
    if (options === undefined) {
      io.stdout.write(ROUTE_HELP);
      return 0;
    }
    return 'compare' in options ? compareMeshes(options, io) : routeOne(options, io);
  },
};

async function routeOne(options: RouteOptions, io: Io): Promise<ExitCode> {
  const mesh = await meshOf(options.paths, options, io);
  const routing = require('../routing') as typeof import('../routing');
  const routed = routing.route(mesh, clientOf(mesh, options.from), options.request);
  io.stdout.write(options.format === 'json' ? routing.routeJson(routed) : routing.routeText(routed));
  return 0;
}

async function compareMeshes(options: CompareOptions, io: Io): Promise<ExitCode> {
  const [one, other] = options.compare;
  const meshes = [await meshOf([one], options, io), await meshOf([other], options, io)] as const;
  const comparing = require('../routing/compare') as typeof import('../routing/compare');
  const clients = options.from.map((name) => {
    const [first = '', second = first] = name.split('=');
    return { name, clients: [clientOf(meshes[0], first, one), clientOf(meshes[1], second, other)] as const };
  });
  const found = comparing.compare(...meshes, {
    clients: clients.length > 0 ? clients : undefined,
    most: options.maxRequests,
  });
  const text =
    options.format === 'json' ? comparing.comparisonJson(found) : comparing.comparisonText(found, options.compare);
  io.stdout.write(text);
  return found.alike ? 0 : 2;
}

async function meshOf(
  paths: readonly string[],
  options: Pick<RouteOptions, 'config' | 'meshConfig' | 'assumeComplete'>,
  io: Io,
): Promise<Mesh> {
  const config = readConfig(options.config, io);
  const meshConfig = options.meshConfig ?? config.meshConfig;
  const manifests = await readInput(paths, io);
  const { Mesh: Model } = require('../mesh/mesh') as typeof import('../mesh/mesh');
  return Model.of(manifests.objects, {
    assumeComplete: options.assumeComplete || (config.assumeComplete ?? false),
    ...(meshConfig !== undefined && { meshConfig: readMeshConfig('--mesh-config', meshConfig, io) }),
  });
}

function clientOf(mesh: Mesh, name: string, path?: string) {
  const { findClient } = require('../routing') as typeof import('../routing');
  const found = findClient(mesh, name);
  if ('error' in found) throw new UsageError(`--from ${found.error}${path === undefined ? '' : ` (in ${path})`}`);
  return found.client;
}
