import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { jsonSchemaText } from '../../src/read/schema.js';

const file = 'schema/definition.schema.json';

describe('the published JSON Schema', () => {
  test('is what the reader checks against (renew it by BLESS=1)', () => {
    if (process.env.BLESS === '1') writeFileSync(file, jsonSchemaText());
    expect(readFileSync(file, 'utf8')).toBe(jsonSchemaText());
  });
  test('names every key that the interface has, and no other', () => {
    const schema = JSON.parse(jsonSchemaText());
    const keys = [
      'about',
      'aliases',
      'claims',
      'domain',
      'inputs',
      'joints',
      'parameters',
      'sources',
      'title',
      'value',
    ];
    expect(Object.keys(schema.properties).sort()).toEqual(keys);
    expect(schema.required).toEqual(['value']);
    expect(schema.additionalProperties).toBe(false);
  });
});
