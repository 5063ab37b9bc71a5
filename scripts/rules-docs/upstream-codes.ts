/** The codes of `istioctl analyze` and `istioctl x precheck` that are in use. */
// biome-ignore format: a list of codes reads best in rows
export const ISTIOCTL: readonly string[] = [
  'IST0001', 'IST0002', 'IST0101', 'IST0102', 'IST0103', 'IST0106', 'IST0107', 'IST0108', 'IST0109', 'IST0110',
  'IST0111', 'IST0112', 'IST0116', 'IST0118', 'IST0123', 'IST0125', 'IST0126', 'IST0127', 'IST0128', 'IST0129',
  'IST0130', 'IST0131', 'IST0132', 'IST0133', 'IST0134', 'IST0135', 'IST0136', 'IST0137', 'IST0138', 'IST0139',
  'IST0140', 'IST0141', 'IST0142', 'IST0143', 'IST0144', 'IST0145', 'IST0146', 'IST0147', 'IST0148', 'IST0149',
  'IST0150', 'IST0151', 'IST0152', 'IST0153', 'IST0154', 'IST0155', 'IST0156', 'IST0157', 'IST0158', 'IST0159',
  'IST0160', 'IST0161', 'IST0162', 'IST0163', 'IST0164', 'IST0165', 'IST0166', 'IST0167', 'IST0168', 'IST0169',
  'IST0170', 'IST0171', 'IST0172', 'IST0173', 'IST0174', 'IST0175', 'IST0176', 'IST0177',
];

/** The codes of Kiali's validations. */
// biome-ignore format: a list of codes reads best in rows
export const KIALI: readonly string[] = [
  'KIA0002', 'KIA0003', 'KIA0004', 'KIA0005', 'KIA0101', 'KIA0102', 'KIA0104', 'KIA0105', 'KIA0106', 'KIA0107',
  'KIA0108', 'KIA0109', 'KIA0110', 'KIA0201', 'KIA0202', 'KIA0203', 'KIA0204', 'KIA0205', 'KIA0206', 'KIA0207',
  'KIA0208', 'KIA0209', 'KIA0210', 'KIA0211', 'KIA0212', 'KIA0301', 'KIA0302', 'KIA0401', 'KIA0501', 'KIA0505',
  'KIA0506', 'KIA0601', 'KIA0602', 'KIA0701', 'KIA1004', 'KIA1006', 'KIA1007', 'KIA1101', 'KIA1102', 'KIA1104',
  'KIA1105', 'KIA1106', 'KIA1107', 'KIA1108', 'KIA1109', 'KIA1110', 'KIA1111', 'KIA1112', 'KIA1113', 'KIA1114',
  'KIA1115', 'KIA1116', 'KIA1117', 'KIA1211', 'KIA1212', 'KIA1301', 'KIA1311', 'KIA1312', 'KIA1313', 'KIA1314',
  'KIA1315', 'KIA1316', 'KIA1317', 'KIA1401', 'KIA1402', 'KIA1501', 'KIA1502', 'KIA1503', 'KIA1504', 'KIA1601',
  'KIA1701', 'KIA1702',
];

const CLUSTER = 'needs a running cluster: ';

/** Codes that manifests cannot decide, and why. */
export const UNDECIDABLE: { readonly [code: string]: string } = {
  IST0001: 'never reported: an internal error of istioctl',
  IST0103: `${CLUSTER}sidecars are injected when pods are created`,
  IST0141: `${CLUSTER}permissions of whoever installs Istio`,
  IST0142: `${CLUSTER}version of the API server`,
  IST0143: 'never reported: no analyzer of istioctl has it any more',
  IST0147: `${CLUSTER}pods that were created without injection`,
  IST0158: `${CLUSTER}images of running proxies`,
  IST0168: 'never reported: no analyzer of istioctl has it any more',
  IST0169: `${CLUSTER}version that is upgraded from`,
  IST0171: `${CLUSTER}status of objects, which is checked where a manifest has one`,
  KIA0107: `${CLUSTER}service accounts of other clusters`,
  KIA1314: `${CLUSTER}annotations that ztunnel sets on pods`,
  KIA1315: `${CLUSTER}containers of running pods`,
};

/** Codes that manifests can decide and that are checked only with `--compat istioctl`, and why. */
export const COMPAT_ONLY: { readonly [code: string]: string } = {
  IST0136: 'nearly all annotations of Istio are alpha, also those that its documentation recommends',
};
