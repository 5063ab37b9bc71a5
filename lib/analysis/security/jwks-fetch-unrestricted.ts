import { asString, at, objectsOf } from '../../mesh/json';
import { objectName } from '../ignore';
import type { Rule } from '../rule';

const VARIABLE = 'BLOCKED_CIDRS_IN_JWKS_URIS';

export const jwksFetchUnrestricted: Rule = {
  code: 'IST0175',
  title: 'istiod that fetches keys from any address',
  severity: 'warning',
  reads: ['RequestAuthentication', 'Deployment'],
  fix: `set ${VARIABLE} in the environment of istiod to the ranges that it must not reach, such as 169.254.0.0/16`,
  description:
    'istiod itself fetches the keys that jwksUri of a RequestAuthentication names. Whoever may write one can make istiod call addresses inside the cluster or the metadata service of the cloud, unless the variable keeps it from them.',
  check(mesh, report) {
    const policies = mesh.requestAuthentications;
    if (policies.length === 0) return;
    const names = policies.map((policy) => objectName({ ...policy, kind: '' }).trim());
    const shown = names.length > 5 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
    for (const object of mesh.deployments) {
      if (object.labels.app !== 'istiod') continue;
      const containers = objectsOf(at(object.spec, 'template', 'spec', 'containers'));
      const restricted = containers.some(([, { env }]) =>
        objectsOf(env).some(([, { name, value }]) => name === VARIABLE && asString(value)),
      );
      if (restricted) continue;
      report({
        object,
        pointer: '/spec/template/spec/containers',
        message: `${objectName(object)} has no ${VARIABLE} and fetches the keys of ${shown.join(', ')} from wherever they say`,
      });
    }
  },
};
