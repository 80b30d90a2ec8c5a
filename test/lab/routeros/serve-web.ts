import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { printMenu, withProperties } from './menus.ts';
import { isVersion7, type RouterModel } from './router-model.ts';
import type { ReceivedCommand } from './serve-api.ts';

const single = new Set([
  '/system/resource',
  '/system/identity',
  '/system/routerboard',
  '/system/package/update',
]);

/** The router's web server: WebFig's page and, from version 7 on, the REST API. Writes are recorded and refused. */
export function webListener(
  router: () => RouterModel,
  record: (command: ReceivedCommand) => void,
): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://router');
    if (!url.pathname.startsWith('/rest/') || !isVersion7(router()))
      return webFig(response, router(), url.pathname);
    record({ channel: 'rest', command: `${request.method} ${url.pathname}${url.search}` });
    const user = userOf(request, router());
    if (user === undefined) return json(response, 401, { error: 401, message: 'Unauthorized' });
    const menu = url.pathname.slice('/rest'.length);
    const entries = request.method === 'GET' ? printMenu(router(), menu) : undefined;
    if (entries === undefined) {
      return json(response, 400, {
        error: 400,
        message: 'Bad Request',
        detail: 'no such command or directory',
      });
    }
    if (!user.policies.includes('read')) {
      return json(response, 500, {
        error: 500,
        message: 'Internal Server Error',
        detail: 'not enough permissions (9)',
      });
    }
    const shown = withProperties(entries, url.searchParams.get('.proplist') ?? undefined);
    json(response, 200, single.has(menu) ? (shown[0] ?? {}) : shown);
  };
}

function userOf(request: IncomingMessage, router: RouterModel) {
  const given = (request.headers.authorization ?? '').replace(/^Basic /u, '');
  return router.users.find(
    ({ name, password, policies }) =>
      policies.includes('rest-api') && Buffer.from(`${name}:${password}`).toString('base64') === given,
  );
}

/** Version 6 tells its version on the page; version 7 only that it is RouterOS. */
function webFig(response: ServerResponse, router: RouterModel, path: string): void {
  if (path !== '/')
    return void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not Found</h1>');
  const heading = isVersion7(router) ? '' : `<h1>RouterOS v${router.version}</h1>`;
  response
    .writeHead(200, { 'content-type': 'text/html', 'cache-control': 'max-age=31536000' })
    .end(
      `<!DOCTYPE html><html><head><title>RouterOS router configuration page</title></head><body>${heading}</body></html>`,
    );
}

function json(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
}
