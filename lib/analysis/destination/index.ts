import type { Rule } from '../rule';
import { serverCertificateOfHost, serverCertificateOfPort } from './server-certificate';
import { subsetWithoutPods } from './subset-without-pods';
import { unknownHost } from './unknown-host';
import { thirdNamespace } from './third-namespace';
import { portLevelDrops } from './port-level-drops';
import { idleSubsetPolicy } from './idle-subset-policy';
import { secondTrafficPolicy } from './second-traffic-policy';
import { ignoredBackendUtilization } from './ignored-backend-utilization';
import { overlappingRules } from './overlapping-rules';
import { dropsWideTls } from './drops-wide-tls';
import { meshMtlsWithoutPolicy } from './mesh-mtls-without-policy';
import { namespaceMtlsWithoutPolicy } from './namespace-mtls-without-policy';
import { plaintextToStrictNamespace } from './plaintext-to-strict-namespace';
import { plaintextToStrictMesh } from './plaintext-to-strict-mesh';
import { subsetWithoutLabels } from './subset-without-labels';

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
];
