import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The measured app, run once. */
export function synthesize(resources: number, outdir: string): void {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, 'app.js'), 'mesh', `${resources}`, outdir], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** A Helm chart whose one template ranges over the charts of the app, and gives the same objects. */
export function writeHelmChart(manifests: string, folder: string): void {
  const count = readdirSync(manifests).length;
  const chart = (index: number) => readFileSync(join(manifests, `service-${index}.k8s.yaml`), 'utf8');
  const address = (index: number) => /-deployment-(\w+)/.exec(chart(index))?.[1] as string;
  const template = chart(7)
    .replaceAll(address(7), '{{ $address }}')
    .replaceAll('service-7', 'service-{{ $index }}')
    .replaceAll('team-7', 'team-{{ mod $index 20 }}')
    .replaceAll('1.0.7', '1.0.{{ $index }}');
  const addresses = Array.from({ length: count }, (_, index) => `  - ${address(index)}\n`);

  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: bench\nversion: 1.0.0\n');
  writeFileSync(join(folder, 'values.yaml'), `addresses:\n${addresses.join('')}`);
  const range = '{{- range $index, $address := .Values.addresses }}';
  writeFileSync(join(folder, 'templates', 'all.yaml'), `${range}\n---\n${template}{{- end }}\n`);
}

/** A kustomization of all files of a folder. */
export function writeKustomization(manifests: string): void {
  const resources = readdirSync(manifests).map((file) => `  - ${file}\n`);
  writeFileSync(join(manifests, 'kustomization.yaml'), `resources:\n${resources.join('')}`);
}
