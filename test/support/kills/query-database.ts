import { Client } from 'pg';

/** One statement by a connection of its own, which a kill of the server cannot take from anybody else. */
export async function queryDatabase(url: string, text: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text, values)).rows as unknown[];
  } finally {
    await client.end();
  }
}
