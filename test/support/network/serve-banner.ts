import { createServer } from 'node:net';

/** A child process of the lab tests: says one line to everybody, `ADDRESS PORT LINE`. */
const [address = '', port = '', line = ''] = process.argv.slice(2);
createServer((socket) => {
  socket.on('error', () => undefined);
  socket.end(`${line}\r\n`);
}).listen(Number(port), address, () => process.stdout.write('ready\n'));
