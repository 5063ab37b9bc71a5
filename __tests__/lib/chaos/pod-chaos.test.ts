import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { PodChaos, ServicePort, VersionedService } from 'cdk8s-mesh';
import { find, messageOf, render } from '../../support/render';

const selector = { matchLabels: { app: 'webapp', tier: 'web' } };
const monkey = () => render((chart) => new PodChaos(chart, 'monkey', { selector, interval: Duration.seconds(15) }));

describe('PodChaos', () => {
  test('may list and delete the pods of its namespace, and nothing else', () => {
    const manifests = monkey();
    expect(find(manifests, 'Role').rules).toEqual([
      { apiGroups: [''], resources: ['pods'], verbs: ['list', 'delete'] },
    ]);
    expect(find(manifests, 'RoleBinding')).toMatchObject({
      metadata: { namespace: 'bookinfo' },
      roleRef: { kind: 'Role', name: 'monkey' },
      subjects: [{ kind: 'ServiceAccount', name: 'monkey', namespace: 'bookinfo' }],
    });
    expect(manifests.map(({ kind }) => kind)).not.toContain('ClusterRole');
  });

  test('kills pods of the selector at the interval', () => {
    const { spec } = find(monkey(), 'Deployment').spec.template;
    expect(spec.containers[0].env).toEqual([
      { name: 'SELECTOR', value: 'app=webapp,tier=web' },
      { name: 'INTERVAL', value: '15' },
    ]);
    expect(spec.containers[0].command.slice(0, 2)).toEqual(['sh', '-c']);
    expect(spec.containers[0].command[2]).toContain('kubectl delete --wait=false "$pod"');
    expect(spec.automountServiceAccountToken).toBe(true);
  });

  test('stays outside the mesh and does not match its own selector', () => {
    const { labels } = find(monkey(), 'Deployment').spec.template.metadata;
    expect(labels).toMatchObject({ app: 'monkey', 'sidecar.istio.io/inject': 'false' });
  });

  test('takes a construct as its selector', () => {
    const manifests = render((chart) => {
      const service = new VersionedService(chart, 'webapp', {
        port: ServicePort.http(80),
        versions: { v1: { image: 'x' } },
      });
      new PodChaos(chart, 'monkey', { selector: service, interval: Duration.minutes(1) });
    });
    const [container] = find(manifests, 'Deployment', 'monkey').spec.template.spec.containers;
    expect(container.env[0]).toEqual({ name: 'SELECTOR', value: 'app=webapp' });
    expect(container.env[1].value).toBe('60');
  });

  test('fails for half a second', () => {
    const build = () => render((chart) => new PodChaos(chart, 'monkey', { selector, interval: Duration.millis(500) }));
    expect(messageOf(build)).toBe(
      "'interval' must be whole seconds, 1 s or more, got '0.5 s' (at test/monkey) [MESH_INVALID_DURATION]",
    );
  });

  test('fails for a selector that every pod matches', () => {
    const everything = { selector: { matchLabels: {} }, interval: Duration.seconds(1) };
    expect(messageOf(() => render((chart) => new PodChaos(chart, 'monkey', everything)))).toBe(
      "'selector' must have at least one label, got {}; without one, every pod of the namespace would be killed, this one included (at test/monkey) [MESH_EMPTY]",
    );
  });
});
