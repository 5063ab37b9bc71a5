import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { ExportTo, VirtualService } from 'cdk8s-mesh';
import { Namespace } from 'cdk8s-plus-28';
import { renderExportTo } from '../../../lib/networking/export-to';
import { find, messageOf, render, renderOne } from '../../support/render';
import { reviews, v1, virtualService } from '../../support/virtual-service';

const exported = (...exportTo: ExportTo[]) =>
  virtualService({ host: reviews, exportTo, http: [{ to: v1 }] }).spec.exportTo;
const error = (...exportTo: ExportTo[]) =>
  messageOf(() => renderOne((chart) => new VirtualService(chart, 'routes', { host: reviews, exportTo })));

describe('exportTo', () => {
  test('is left to the mesh where it is not given', () => {
    expect(virtualService({ host: reviews, http: [{ to: v1 }] }).spec).not.toHaveProperty('exportTo');
    expect(exported()).toEqual([]);
  });

  test('is the own namespace, all of them, or some by name', () => {
    expect(exported(ExportTo.SAME_NAMESPACE)).toEqual(['.']);
    expect(exported(ExportTo.ALL)).toEqual(['*']);
    expect(exported(ExportTo.SAME_NAMESPACE, ExportTo.namespace('shop'))).toEqual(['.', 'shop']);
  });

  test('takes a namespace of the app', () => {
    const manifests = render((chart) => {
      const exportTo = [ExportTo.namespace(new Namespace(chart, 'shop'))];
      new VirtualService(chart, 'routes', { host: reviews, exportTo, http: [{ to: v1 }] });
    });
    expect(find(manifests, 'VirtualService').spec.exportTo).toEqual([find(manifests, 'Namespace').metadata.name]);
  });

  test('is nobody for the kinds that know it', () => {
    const at = new Chart(Testing.app(), 'test');
    expect(renderExportTo([ExportTo.NONE], at, { none: true })).toEqual(['~']);
    expect(renderExportTo(undefined, at)).toBeUndefined();
  });
});

describe('exportTo fails', () => {
  const shop = ExportTo.namespace('shop');

  test('for a namespace that stands there twice, be it by its dot', () => {
    expect(error(shop, shop)).toBe(
      `'exportTo' must name each namespace once, got ["shop","shop"] (at test/routes) [MESH_INVALID_EXPORT_TO]`,
    );
    expect(error(ExportTo.SAME_NAMESPACE, ExportTo.namespace('bookinfo'))).toBe(
      `'exportTo' must name each namespace once, got [".","bookinfo"] (at test/routes) [MESH_INVALID_EXPORT_TO]`,
    );
  });

  test('for all beside one', () => {
    expect(error(shop, ExportTo.ALL)).toBe(
      `'exportTo' must have ALL or NONE alone, got ["shop","*"] (at test/routes) [MESH_INVALID_EXPORT_TO]`,
    );
  });

  test('for nobody, which a VirtualService does not know', () => {
    expect(error(ExportTo.NONE)).toBe(
      `'exportTo' must not be NONE, which only a ServiceEntry knows, got ["~"] (at test/routes) [MESH_INVALID_EXPORT_TO]`,
    );
  });

  test('for what is no namespace', () => {
    expect(messageOf(() => ExportTo.namespace('*'))).toBe(
      "'exportTo' must be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end, got '*' [MESH_INVALID_NAME]",
    );
  });
});
