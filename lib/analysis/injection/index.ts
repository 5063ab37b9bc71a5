import type { Rule } from '../rule';
import { applicationBeforeProxy } from './application-before-proxy';
import { imageAuto } from './image-auto';
import { namespaceInjectedByDefault } from './namespace-injected-by-default';
import { namespaceNotInjected } from './namespace-not-injected';
import { podImageAuto } from './pod-image-auto';
import { podMissingProxy } from './pod-missing-proxy';
import { proxyImageMismatch } from './proxy-image-mismatch';
import { severalInjectionLabels } from './several-injection-labels';

export const injectionRules: readonly Rule[] = [
  imageAuto,
  namespaceInjectedByDefault,
  namespaceNotInjected,
  podImageAuto,
  podMissingProxy,
  proxyImageMismatch,
  severalInjectionLabels,
  applicationBeforeProxy,
];
