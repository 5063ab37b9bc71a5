import type { Found, Mode } from './findings';

/** A finding that only one of the tools can have here, and why. */
export interface Explained {
  readonly by: 'istioctl' | 'check';
  readonly modes: readonly Mode[];
  readonly code: string;
  readonly origin: RegExp;
  /** @default - any */
  readonly message?: RegExp;
  readonly reason: string;
}

export const EXPLAINED: readonly Explained[] = [
  {
    by: 'istioctl',
    modes: ['compat', 'own'],
    code: 'IST0102',
    origin: /^Namespace default$/,
    reason: 'every cluster has the namespace `default`; no manifest makes it',
  },
  {
    by: 'istioctl',
    modes: ['compat', 'own'],
    code: 'IST0171',
    origin: /^(Gateway|HTTPRoute) /,
    reason: 'istiod writes conditions into the status of an object; manifests have none',
  },
  {
    by: 'istioctl',
    modes: ['compat'],
    code: 'IST0101',
    origin: /^Gateway /,
    message: /selector not found: "istio=ingressgateway"/,
    reason:
      'asked about files, istioctl takes the ingress gateway for granted as `check` does; asked about a cluster, not',
  },
  ...(['IST0101', 'IST0132'] as const).map(
    (code): Explained => ({
      by: 'istioctl',
      modes: ['compat', 'own'],
      code,
      origin: /^VirtualService bookinfo\/bookinfo$/,
      message: /bookinfo-gateway/,
      reason:
        'this istioctl does not see Gateways of the Gateway API behind a VirtualService; later ones and `check` do',
    }),
  ),
  {
    by: 'istioctl',
    modes: ['own'],
    code: 'IST0103',
    origin: /^Pod /,
    reason: 'no webhook injects proxies here, so that pods are as their Deployments wrote them',
  },
  ...['IST0146', 'IST0147'].map(
    (code): Explained => ({
      by: 'istioctl',
      modes: ['own'],
      code,
      origin: /^(Deployment|Pod) (bookinfo|istio-system)\/[a-z-]+gateway/,
      reason: 'gateways of the lab stand beside the manifests, and no webhook gives them their image here',
    }),
  ),
  {
    by: 'istioctl',
    modes: ['own'],
    code: 'IST0140',
    origin: /^VirtualService bookinfo\/bookinfo$/,
    reason:
      'all pods of productpage are in its one subset, so that nothing is missed without it; `check` is silent then',
  },
  {
    by: 'istioctl',
    modes: ['own'],
    code: 'IST0132',
    origin: /^VirtualService /,
    message: /not found in Gateway/,
    reason: 'hosts of a Gateway that is not there: `check` says once that it is not there (IST0101)',
  },
];

/** What two lists do not have in common, after what is explained was taken out and counted. */
export interface Comparison {
  /** How many findings both have. */
  readonly common: number;
  readonly onlyIstioctl: readonly Found[];
  readonly onlyCheck: readonly Found[];
  readonly explained: ReadonlyMap<Explained, number>;
}

/** Compares codes and objects, each as often as it is there; the words are each tool's own. */
export function compare(istioctl: readonly Found[], check: readonly Found[], mode: Mode): Comparison {
  const explained = new Map<Explained, number>();
  const unexplained = (found: readonly Found[], by: Explained['by']): Found[] =>
    found.filter((one) => {
      const why = EXPLAINED.find((explained) => explains(explained, by, mode, one));
      if (why !== undefined) explained.set(why, (explained.get(why) ?? 0) + 1);
      return why === undefined;
    });
  const [left, right] = [once(istioctl), once(check)];
  const missing = minus(left, right);
  const onlyIstioctl = unexplained(missing, 'istioctl');
  const onlyCheck = unexplained(minus(right, left), 'check');
  return { common: left.length - missing.length, onlyIstioctl, onlyCheck, explained };
}

function explains(explained: Explained, by: Explained['by'], mode: Mode, { code, origin, message }: Found): boolean {
  const applies = explained.by === by && explained.modes.includes(mode) && explained.code === code;
  return applies && explained.origin.test(origin) && (explained.message?.test(message) ?? true);
}

/** Without files to point into, istioctl says the same sentence about an object only once. */
function once(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = `${keyOf(one)} ${one.message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function minus(all: readonly Found[], taken: readonly Found[]): Found[] {
  const counts = new Map<string, number>();
  for (const found of taken) counts.set(keyOf(found), (counts.get(keyOf(found)) ?? 0) + 1);
  return all.filter((found) => {
    const left = counts.get(keyOf(found)) ?? 0;
    counts.set(keyOf(found), left - 1);
    return left <= 0;
  });
}

function keyOf({ code, origin }: Found): string {
  return `${code} ${origin}`;
}
