export { KillMode, type KubeMonkeyOptions, optInToKubeMonkey } from './kube-monkey';
export { type LoadExpectations, type LoadPhase, type LoadRequest, LoadTest, type LoadTestProps } from './load-test';
export { PodChaos, type PodChaosProps } from './pod-chaos';
