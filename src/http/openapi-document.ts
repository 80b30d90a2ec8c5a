import type { ApiDependencies } from './api-dependencies.ts';
import { createApi } from './create-api.ts';

/** The OpenAPI document, made from the routes without a database and without listening. */
export async function openapiDocument(version: string): Promise<object> {
  const app = await createApi(nobody(version));
  try {
    await app.ready();
    return app.swagger();
  } finally {
    await app.close();
  }
}

function nobody(version: string): ApiDependencies {
  return {
    parts: () => {
      throw new Error('Only the document was asked for.');
    },
    jwt: undefined,
    publicUrl: undefined,
    rateLimitPerMinute: 0,
    version,
    isReady: async () => false,
  };
}
