import { type Command, UsageError } from './command';
import { readConfig } from './config';
import { readMeshConfig } from './mesh-settings';
import { readInput } from './route-input';
import { parseRouteOptions, ROUTE_HELP } from './route-options';

export const route: Command = {
  name: 'route',
  summary: 'say what one request does',
  async run(argv, io) {
    const options = parseRouteOptions(argv);
    if (options === undefined) {
      io.stdout.write(ROUTE_HELP);
      return 0;
    }
    const config = readConfig(options.config, io);
    const meshConfig = options.meshConfig ?? config.meshConfig;
    const manifests = await readInput(options.paths, io);
    const { Mesh } = require('../mesh/mesh') as typeof import('../mesh/mesh');
    const mesh = Mesh.of(manifests.objects, {
      assumeComplete: options.assumeComplete || (config.assumeComplete ?? false),
      ...(meshConfig !== undefined && { meshConfig: readMeshConfig('--mesh-config', meshConfig, io) }),
    });
    const routing = require('../routing') as typeof import('../routing');
    const found = routing.findClient(mesh, options.from);
    if ('error' in found) throw new UsageError(`--from ${found.error}`);
    const routed = routing.route(mesh, found.client, options.request);
    io.stdout.write(options.format === 'json' ? routing.routeJson(routed) : routing.routeText(routed));
    return 0;
  },
};
