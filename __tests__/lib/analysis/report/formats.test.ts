import { describe, expect, test } from '@jest/globals';
import Ajv from 'ajv';
import { githubReport } from '../../../../lib/analysis/report/github';
import { jsonReport } from '../../../../lib/analysis/report/json';
import { sarifReport } from '../../../../lib/analysis/report/sarif';
import { excerpts, sample } from './sample';

test('JSON is one object with the findings and the summary', () => {
  expect(JSON.parse(jsonReport(sample))).toEqual(sample);
  expect(Object.keys(JSON.parse(jsonReport(sample)))).toEqual(['findings', 'summary']);
});

test('GitHub gets one command per finding, with what it would misread escaped', () => {
  expect(githubReport(sample, excerpts).split('\n')).toEqual([
    "::error file=dist/book info.yaml,line=41,col=19,title=IST0101::there is no subset 'v9' of reviews; define it, 100%25 of it",
    '::warning title=MESH0042::line one%0Aline two; mend it',
    '::notice file=-,line=3,title=MESH0002::the YAML cannot be read; correct it',
    '',
  ]);
});

/** The properties that SARIF 2.1.0 requires of what the report uses, with their types. */
const text = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const uri = { type: 'string', pattern: '^https://' };
const count = { type: 'integer', minimum: 1 };
const SARIF = {
  type: 'object',
  required: ['version', 'runs'],
  additionalProperties: false,
  properties: {
    $schema: uri,
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['tool', 'results'],
        additionalProperties: false,
        properties: {
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name', 'rules'],
                additionalProperties: false,
                properties: {
                  name: { type: 'string' },
                  version: { type: 'string' },
                  semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
                  rules: {
                    type: 'array',
                    uniqueItems: true,
                    items: {
                      type: 'object',
                      required: ['id', 'helpUri'],
                      additionalProperties: false,
                      properties: {
                        id: { type: 'string' },
                        shortDescription: text,
                        fullDescription: text,
                        help: text,
                        helpUri: uri,
                        defaultConfiguration: { type: 'object', properties: { level } },
                      },
                    },
                  },
                },
              },
            },
          },
          results: {
            type: 'array',
            items: {
              type: 'object',
              required: ['message', 'ruleId', 'level', 'locations'],
              additionalProperties: false,
              properties: {
                ruleId: { type: 'string' },
                ruleIndex: { type: 'integer', minimum: 0 },
                level,
                message: text,
                partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
                locations: {
                  type: 'array',
                  items: {
                    type: 'object',
                    additionalProperties: false,
                    properties: {
                      physicalLocation: {
                        type: 'object',
                        required: ['artifactLocation'],
                        additionalProperties: false,
                        properties: {
                          artifactLocation: {
                            type: 'object',
                            additionalProperties: false,
                            properties: { uri: { type: 'string', pattern: '^\\S+$' } },
                          },
                          region: {
                            type: 'object',
                            additionalProperties: false,
                            properties: { startLine: count, startColumn: count },
                          },
                        },
                      },
                      logicalLocations: {
                        type: 'array',
                        items: {
                          type: 'object',
                          additionalProperties: false,
                          properties: { fullyQualifiedName: { type: 'string' }, kind: { type: 'string' } },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

describe('SARIF', () => {
  const rule = {
    code: 'IST0101',
    title: 'subset does not exist',
    severity: 'error' as const,
    reads: ['VirtualService'],
    fix: 'define it',
    description: 'Requests fail',
    check: () => undefined,
  };
  const log = JSON.parse(sarifReport(sample, { version: '0.1.0', rules: [rule], excerpts }));
  const [run] = log.runs;

  const valid = new Ajv().compile(SARIF);

  test('has what version 2.1.0 requires', () => {
    valid(log);
    expect(valid.errors).toBeNull();
  });

  test('has it also where nothing was found', () => {
    const nothing = { findings: [], summary: { error: 0, warning: 0, info: 0, objects: 1 } };
    const empty = JSON.parse(sarifReport(nothing, { version: '0.1.0', rules: [rule] }));
    valid(empty);
    expect(valid.errors).toBeNull();
    expect(empty.runs).toMatchObject([{ results: [], tool: { driver: { rules: [] } } }]);
  });

  test('describes each rule that found something, with a page to read', () => {
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['IST0101', 'MESH0002', 'MESH0042']);
    expect(run.tool.driver.rules[0]).toEqual({
      id: 'IST0101',
      shortDescription: { text: 'subset does not exist' },
      fullDescription: { text: 'Requests fail' },
      help: { text: 'define it' },
      helpUri: 'https://istio.io/latest/docs/reference/config/analysis/ist0101/',
      defaultConfiguration: { level: 'error' },
    });
  });

  test('points each result to its rule and its place', () => {
    const [first, second] = run.results;
    expect(first.ruleId).toBe('IST0101');
    expect(run.tool.driver.rules[first.ruleIndex].id).toBe('IST0101');
    expect(first.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'dist/book%20info.yaml' },
      region: { startLine: 41, startColumn: 19 },
    });
    expect(second.locations[0].physicalLocation).toBeUndefined();
  });
});
