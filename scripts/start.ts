import { build } from 'vite';
import { serveDist } from './serve-dist';

// Builds the app and serves it: what a newcomer runs. PORT chooses where to begin looking for a free port.

const wanted = Number(process.env.PORT ?? 4173);
if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_485) {
  console.error(`PORT is ${process.env.PORT}; it has to be a whole number from 1 to 65485.`);
  process.exit(2);
}

console.log('Building the app …');
await build({ logLevel: 'warn' });
const server = await serveDist({
  port: wanted,
  onTaken: (port) => console.log(`Port ${port} is taken; trying ${port + 1}.`),
});
console.log(`\nKokoro Speak is ready: ${server.url}\nPress Ctrl+C to stop.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    void server.close().finally(() => process.exit(0));
  });
}
