import { describe, expect, test } from '@jest/globals';
import { find } from '../support/render';
import { snapshot, system } from '../support/systems';

const base = () => system('dog-app');

describe('dog-app', () => {
  test('renders what dist/ has', () => {
    const { rendered, committed } = snapshot('dog-app');
    expect(rendered).toBe(committed);
  });

  test('lives in a namespace whose pods get sidecars', () => {
    expect(find(base(), 'Namespace').metadata).toEqual({ name: 'dog-app', labels: { 'istio-injection': 'enabled' } });
    expect(base().every(({ kind, metadata }) => kind === 'Namespace' || metadata.namespace === 'dog-app')).toBe(true);
  });

  test('is reached by a load balancer on port 8000, over TCP to 8080', () => {
    const { spec } = find(base(), 'Service', 'flask-service');
    expect(spec.type).toBe('LoadBalancer');
    expect(spec.ports).toEqual([{ name: 'http', port: 8000, targetPort: 8080, protocol: 'TCP' }]);
    expect(spec.selector).toEqual({ app: 'flask-app' });
  });

  test('runs two replicas of the image, pulled only if it is not present', () => {
    const { spec } = find(base(), 'Deployment', 'flask-app');
    expect(spec.replicas).toBe(2);
    expect(spec.selector.matchLabels).toEqual({ app: 'flask-app' });
    expect(spec.template.metadata.labels.app).toBe('flask-app');
    expect(spec.template.spec.containers[0]).toMatchObject({
      image: 'docker.io/diana2206/dog-app:v1',
      imagePullPolicy: 'IfNotPresent',
      ports: [{ containerPort: 8080 }],
    });
  });
});
