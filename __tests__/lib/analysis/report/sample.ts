import type { Excerpts, Report } from '../../../../lib/analysis/report/reported-finding';

/** One finding of each severity: in a file, from a construct, and of a text that is no object. */
export const sample: Report = {
  findings: [
    {
      code: 'IST0101',
      severity: 'error',
      aliases: ['KIA1107'],
      origin: {
        apiVersion: 'networking.istio.io/v1',
        kind: 'VirtualService',
        namespace: 'bookinfo',
        name: 'reviews',
      },
      pointer: '/spec/http/0/route/0/destination/subset',
      message: "there is no subset 'v9' of reviews",
      fix: 'define it, 100% of it',
      docs: 'https://istio.io/latest/docs/reference/config/analysis/ist0101/',
      file: 'dist/book info.yaml',
      line: 41,
    },
    {
      code: 'MESH0042',
      severity: 'warning',
      origin: { apiVersion: 'v1', kind: 'Service', namespace: 'default', name: 'web' },
      pointer: '',
      message: 'line one\nline two',
      fix: 'mend it',
      docs: 'https://kubernetes.io/docs/concepts/services-networking/service/',
      constructPath: 'chart/web',
    },
    {
      code: 'MESH0002',
      severity: 'info',
      origin: { apiVersion: '', kind: '', name: '' },
      pointer: '',
      message: 'the YAML cannot be read',
      fix: 'correct it',
      docs: 'https://istio.io/latest/docs/reference/config/',
      file: '-',
      line: 3,
    },
  ],
  summary: { error: 1, warning: 1, info: 1, objects: 57 },
};

export const excerpts: Excerpts = ({ code }) =>
  code === 'IST0101' ? { column: 19, text: '          subset: v9' } : undefined;
