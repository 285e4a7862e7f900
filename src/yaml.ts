import { parseDocument, type Document } from 'yaml';

/** YAML as a document, every value of which is text; nothing when it is nested too deep to be read. */
export function yamlDocument(yaml: string, uniqueKeys: boolean): Document | undefined {
  try {
    return parseDocument(yaml, { schema: 'failsafe', uniqueKeys, prettyErrors: false, logLevel: 'error' });
  } catch {
    return undefined;
  }
}
