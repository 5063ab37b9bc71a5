import { locationsOf } from './nginx-conf';
import type { Call, Part } from './part';

/** What the table needs to know of a container. */
export interface Container {
  readonly image: string;
  readonly env: { readonly [name: string]: string };
  /** The texts of ConfigMaps by the path of the file. */
  readonly files: { readonly [path: string]: string };
}

const PLAIN: Part = { app: 'plain', protocol: 'http' };

const RATINGS: Call = {
  name: 'ratings',
  host: 'ratings',
  port: 9080,
  path: '/ratings/0',
  timeoutMs: 10_000,
  retries: 0,
};
const REVIEWS: Call = { name: 'reviews', host: 'reviews', port: 9080, path: '/reviews/0', timeoutMs: 3000, retries: 1 };
const DETAILS: Call = { name: 'details', host: 'details', port: 9080, path: '/details/0', timeoutMs: 3000, retries: 0 };

const PRODUCTPAGE: Part = {
  app: 'productpage',
  protocol: 'http',
  text: 'The Comedy of Errors',
  calls: [DETAILS, REVIEWS],
  failure: 'shown',
  login: true,
};

const STARS: Part = { app: 'reviews', protocol: 'http', calls: [RATINGS], failure: 'shown' };

const SHOP = ({ env }: Container): Part => ({
  app: 'webapp',
  protocol: 'http',
  calls: [
    {
      name: 'catalog',
      host: env.CATALOG_SERVICE_HOST ?? 'catalog',
      port: Number(env.CATALOG_SERVICE_PORT ?? 80),
      path: '/items',
      timeoutMs: 30_000,
      retries: 0,
    },
  ],
  failure: 'error',
});

const NGINX = ({ files }: Container): Part => ({
  app: 'nginx',
  protocol: 'http',
  locations: Object.keys(files)
    .filter((path) => path.startsWith('/etc/nginx/conf.d/'))
    .flatMap((path) => locationsOf(files[path] as string)),
});

/** Images without registry and tag. */
const PARTS: { readonly [image: string]: Part | ((container: Container) => Part) } = {
  'istio/examples-bookinfo-productpage-v1': PRODUCTPAGE,
  'istio/examples-bookinfo-details-v1': { app: 'details', protocol: 'http', text: 'paperback, 200 pages' },
  'istio/examples-bookinfo-ratings-v1': { app: 'ratings', protocol: 'http', text: '5 and 4 stars' },
  'istio/examples-bookinfo-reviews-v1': { app: 'reviews', protocol: 'http', text: 'without stars' },
  'istio/examples-bookinfo-reviews-v2': { ...STARS, text: 'with black stars' },
  'istio/examples-bookinfo-reviews-v3': { ...STARS, text: 'with red stars' },
  'andresss117/catalog': { app: 'catalog', protocol: 'http', text: 'two pairs of shoes' },
  'andresss117/webapp': SHOP,
  'google-samples/hello-app': { app: 'hello', protocol: 'http', text: 'Hello, world!' },
  'library/nginx': NGINX,
  'mccutchen/go-httpbin': { app: 'httpbin', protocol: 'http', commands: true },
  'diana2206/dog-app': { app: 'dog-app', protocol: 'http', text: 'a dog' },
  'codeurjc/webgatos': { app: 'webapp', protocol: 'http', text: 'a cat' },
  'codeurjc/webgatos2-scalable': { app: 'webapp', protocol: 'http', text: 'a cat and a colour' },
  'codeurjc/webgatos2-non-scalable': { app: 'webapp', protocol: 'http', text: 'a cat and a colour' },
  'codeurjc/webgatos2-scalable-hazelcast': { app: 'webapp', protocol: 'http', text: 'a cat and a colour' },
  'hpa-example': { app: 'php-apache', protocol: 'http', text: 'OK!' },
  // A gateway's pod: the proxy is all that it has.
  auto: { app: 'auto', protocol: 'none' },
  'library/mysql': { app: 'mysql', protocol: 'tcp', text: '8.4' },
  'artilleryio/artillery': { app: 'artillery', protocol: 'none' },
  'alpine/k8s': { app: 'k8s', protocol: 'none' },
  'pivotalrabbitmq/perf-test': { app: 'perf-test', protocol: 'none' },
};

/** The part of a container's image; an image that is not in the table tells what it got. */
export function partOf(container: Container): Part {
  const part = PARTS[withoutRegistry(container.image)] ?? PLAIN;
  return typeof part === 'function' ? part(container) : part;
}

/** `docker.io/library/nginx:1.27` is `library/nginx`. */
function withoutRegistry(image: string): string {
  const [first = '', ...rest] = image.split('@', 1)[0]?.split('/') ?? [];
  const isRegistry = rest.length > 0 && (first.includes('.') || first.includes(':'));
  const path = isRegistry ? rest.join('/') : [first, ...rest].join('/');
  return path.split(':', 1)[0] as string;
}
