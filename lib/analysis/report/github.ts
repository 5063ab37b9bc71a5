import type { Severity } from '../rule';
import type { Excerpts, Report } from './reported-finding';

const COMMANDS: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands of GitHub Actions, which annotate the changed lines of a pull request. */
export function githubReport({ findings }: Report, excerpts?: Excerpts): string {
  return findings
    .map((finding) => {
      const { code, severity, file, line, message, fix } = finding;
      const properties = Object.entries({ file, line, col: excerpts?.(finding)?.column, title: code })
        .filter(([, part]) => part !== undefined)
        .map(([key, part]) => `${key}=${escapeProperty(String(part))}`);
      return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeData(`${message}; ${fix}`)}\n`;
    })
    .join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
