interface Document {
  readonly paths?: Record<string, Record<string, unknown> | undefined>;
}
interface Schema {
  type?: string;
  anyOf?: Schema[];
}
interface RequestBody {
  required?: boolean;
  content?: Record<string, { schema?: Schema }>;
}

/** Says in an OpenAPI document that a body may be left out where its schema takes null; else each body counts as required. */
export function markOptionalBodies<Of extends Document>(document: Of): Of {
  for (const operations of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(operations ?? {})) {
      const body = (operation as { requestBody?: RequestBody } | undefined)?.requestBody;
      for (const content of Object.values(body?.content ?? {})) {
        const forms = content.schema?.anyOf ?? [];
        const rest = forms.filter(({ type }) => type !== 'null');
        const [only] = rest;
        if (!body || !only || rest.length === forms.length || rest.length > 1) continue;
        body.required = false;
        content.schema = only;
      }
    }
  }
  return document;
}
