import { describe, expect, test } from '@jest/globals';
import { ContainerPreset } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { renderOne } from '../../support/render';

function podOf(preset: ContainerPreset, container: Partial<kplus.ContainerProps> = {}) {
  const props = preset.pod({ containers: [{ image: 'nginx:1.27', ...container }] });
  return renderOne((chart) => new kplus.Deployment(chart, 'web', props)).spec.template.spec;
}

describe('ContainerPreset', () => {
  test('AS_BUILT lets an ordinary image run: any user, writable files, no requests, no start-up probe', () => {
    const { containers, securityContext } = podOf(ContainerPreset.AS_BUILT, { portNumber: 80 });
    expect(securityContext.runAsNonRoot).toBe(false);
    expect(containers).toEqual([
      {
        name: 'main',
        image: 'nginx:1.27',
        imagePullPolicy: 'IfNotPresent',
        ports: [{ containerPort: 80 }],
        securityContext: {
          allowPrivilegeEscalation: false,
          privileged: false,
          readOnlyRootFilesystem: false,
          runAsNonRoot: false,
        },
      },
    ]);
  });

  test('HARDENED runs as non-root on a read-only file system', () => {
    const { containers, securityContext } = podOf(ContainerPreset.HARDENED);
    expect(securityContext.runAsNonRoot).toBe(true);
    expect(containers[0].securityContext).toMatchObject({ readOnlyRootFilesystem: true, runAsNonRoot: true });
  });

  test('yields to what the caller sets', () => {
    const { containers } = podOf(ContainerPreset.AS_BUILT, {
      imagePullPolicy: kplus.ImagePullPolicy.ALWAYS,
      resources: { cpu: { request: kplus.Cpu.millis(100) } },
      securityContext: { user: 1000, ensureNonRoot: true },
    });
    expect(containers[0]).toMatchObject({
      imagePullPolicy: 'Always',
      resources: { requests: { cpu: '100m' } },
      securityContext: { runAsUser: 1000, runAsNonRoot: true, readOnlyRootFilesystem: false },
    });
  });

  test('covers init containers', () => {
    const props = ContainerPreset.AS_BUILT.pod({
      containers: [{ image: 'a' }],
      initContainers: [{ name: 'init', image: 'b' }],
    });
    const { spec } = renderOne((chart) => new kplus.Deployment(chart, 'web', props)).spec.template;
    expect(spec.initContainers[0].securityContext.runAsNonRoot).toBe(false);
  });

  test('leaves the props of the caller as they are', () => {
    const container = Object.freeze({ image: 'a', portNumber: 80 });
    ContainerPreset.AS_BUILT.container(container);
    expect(container).toEqual({ image: 'a', portNumber: 80 });
  });
});
