import type { Rule } from '../rule';
import { dropsWideTls } from './drops-wide-tls';
import { idleSubsetPolicy } from './idle-subset-policy';
import { ignoredBackendUtilization } from './ignored-backend-utilization';
import { meshMtlsWithoutPolicy } from './mesh-mtls-without-policy';
import { namespaceMtlsWithoutPolicy } from './namespace-mtls-without-policy';
import { overlappingRules } from './overlapping-rules';
import { plaintextToStrictMesh } from './plaintext-to-strict-mesh';
import { plaintextToStrictNamespace } from './plaintext-to-strict-namespace';
import { portLevelDrops } from './port-level-drops';
import { secondTrafficPolicy } from './second-traffic-policy';
import { serverCertificateOfHost, serverCertificateOfPort } from './server-certificate';
import { subsetAppliedLater } from './subset-applied-later';
import { subsetWithoutLabels } from './subset-without-labels';
import { subsetWithoutPods } from './subset-without-pods';
import { swallowedRule } from './swallowed-rule';
import { thirdNamespace } from './third-namespace';
import { unknownHost } from './unknown-host';

export const destinationRules: readonly Rule[] = [
  serverCertificateOfHost,
  serverCertificateOfPort,
  subsetWithoutPods,
  unknownHost,
  thirdNamespace,
  portLevelDrops,
  idleSubsetPolicy,
  secondTrafficPolicy,
  ignoredBackendUtilization,
  overlappingRules,
  dropsWideTls,
  meshMtlsWithoutPolicy,
  namespaceMtlsWithoutPolicy,
  plaintextToStrictNamespace,
  plaintextToStrictMesh,
  subsetWithoutLabels,
  subsetAppliedLater,
  swallowedRule,
];
