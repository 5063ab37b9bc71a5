import type { Rule } from './rule';

/** A rule without its check. */
export type RuleText = Omit<Rule, 'check'>;

/** Codes of what goes wrong before or beside the rules. */
export const PROBLEMS: readonly RuleText[] = [
  {
    code: 'MESH0000',
    title: 'rule could not be checked',
    severity: 'warning',
    reads: [],
    description:
      'A rule failed on these manifests, which is a defect of the checker and not of the manifests. All other rules have run, so that their findings stand.',
    fix: 'report it with the manifests that cause it',
  },
  {
    code: 'MESH0001',
    title: 'path cannot be read',
    severity: 'error',
    reads: [],
    description:
      'A file or folder of the command line does not exist or may not be read. Nothing is checked then, because findings about a part could mislead.',
    fix: 'name files or folders that exist and that you may read, or - for standard input',
  },
  {
    code: 'MESH0002',
    title: 'text is not YAML',
    severity: 'error',
    reads: [],
    description:
      'A document cannot be parsed as kubectl would parse it, for instance because a key stands twice or a line is indented wrongly. The document is left out; the others of the file are still checked.',
    fix: 'correct the text at the place of the finding',
  },
  {
    code: 'MESH0003',
    title: 'document is not an object of Kubernetes',
    severity: 'warning',
    reads: [],
    description:
      'A document has no apiVersion, kind or name, so that kubectl apply would refuse it. It is left out of the check.',
    fix: 'give the document apiVersion, kind and metadata.name, or keep it out of the paths',
  },
  {
    code: 'MESH0004',
    title: 'object stands twice',
    severity: 'error',
    reads: [],
    description:
      'Two documents of one path are the same object: one group, kind, namespace and name. Applying them leaves only the last one, and which one that is may depend on the order of files.',
    fix: 'remove one of the two, or give it another name',
  },
];
