import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';

/** A child process of the lab tests: a proxy that ends TLS, `ADDRESS PORT KEY_FILE CERTIFICATE_FILE HTTP_PORT`. */
const [address = '', port = '', keyFile = '', certificateFile = '', target = ''] = process.argv.slice(2);
createServer({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, (incoming, outgoing) => {
  const { method, url: path, headers } = incoming;
  const onward = request({ host: '127.0.0.1', port: target, method, path, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.writeHead(502).end());
  incoming.pipe(onward);
}).listen(Number(port), address, () => process.stdout.write('ready\n'));
