import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Slack's Web API and its WebSocket side on a real port of this machine. */
export interface SocketServer {
  apiUrl: string;
  /** Every Web API call, in order. */
  calls: { method: string; authorization: string; body: string }[];
  /** Overrides what a method answers; the default is `{ ok: true }`, or the address of the socket. */
  answers: Map<string, () => { status?: number; headers?: Record<string, string>; json: object }>;
  /** The next connection an app opens. */
  accept(): Promise<ServerLink>;
  close(): Promise<void>;
}

/** Slack's end of one connection. */
export interface ServerLink {
  send(message: object): void;
  /** The next message from the app. */
  next(): Promise<Record<string, unknown>>;
  /** Messages that nobody took with `next` yet. */
  waiting(): number;
  /** Ends without a close frame, as a broken network does. */
  drop(): void;
  closed: Promise<void>;
}

export async function startSocketServer(): Promise<SocketServer> {
  const calls: SocketServer['calls'] = [];
  const answers: SocketServer['answers'] = new Map();
  const links = queue<ServerLink>();
  const open = new Set<Duplex>();
  const server = createServer((req, res) => {
    void bodyOf(req).then((body) => {
      const method = (req.url ?? '').replace('/api/', '');
      calls.push({ method, authorization: req.headers.authorization ?? '', body });
      const answer = answers.get(method)?.() ?? { json: { ok: true, url: `${address('ws')}/link` } };
      res.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
      res.end(JSON.stringify(answer.json));
    });
  });
  server.on('upgrade', (req, socket) => {
    open.add(socket);
    links.put(serverLink(req, socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = (scheme: string) => `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${address('http')}/api/`,
    calls,
    answers,
    accept: links.take,
    close: async () => {
      open.forEach((socket) => socket.destroy());
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** RFC 6455: the handshake's fixed string, and the kinds of frame used here. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

function serverLink(req: IncomingMessage, socket: Duplex): ServerLink {
  const key = createHash('sha1').update(`${req.headers['sec-websocket-key']}${GUID}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
  const messages = queue<Record<string, unknown>>();
  const frames = new EventEmitter();
  frames.on(String(TEXT), (data: Buffer) => messages.put(JSON.parse(data.toString())));
  frames.on(String(PING), (data: Buffer) => socket.write(frame(PONG, data)));
  frames.on(String(CLOSE), (data: Buffer) => socket.end(frame(CLOSE, data)));
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = readFrames(Buffer.concat([rest, chunk]), (kind, data) => frames.emit(String(kind), data));
  });
  socket.on('error', () => {});
  socket.on('end', () => socket.end()); // a process that was killed says no more than this
  return {
    send: (message) => void socket.write(frame(TEXT, Buffer.from(JSON.stringify(message)))),
    next: messages.take,
    waiting: messages.size,
    drop: () => void socket.destroy(),
    closed: new Promise((resolve) => socket.once('close', resolve)),
  };
}

/** One whole frame from the server: never masked. */
function frame(kind: number, data: Buffer): Buffer {
  const head = data.length < 126 ? Buffer.from([0x80 | kind, data.length]) : Buffer.alloc(4);
  if (data.length >= 126) {
    head[0] = 0x80 | kind;
    head[1] = 126;
    head.writeUInt16BE(data.length, 2);
  }
  return Buffer.concat([head, data]);
}

/** Takes the whole frames off the front (always masked, from a client) and returns the bytes that are left. */
function readFrames(bytes: Buffer, each: (kind: number, data: Buffer) => void): Buffer<ArrayBuffer> {
  let rest = Buffer.from(bytes);
  while (rest.length >= 6) {
    const short = rest[1]! & 0x7f;
    const head = short < 126 ? 2 : 4;
    const length = short < 126 ? short : rest.readUInt16BE(2);
    if (rest.length < head + 4 + length) break;
    const mask = rest.subarray(head, head + 4);
    const data = rest.subarray(head + 4, head + 4 + length).map((byte, i) => byte ^ mask[i % 4]!);
    each(rest[0]! & 0x0f, Buffer.from(data));
    rest = rest.subarray(head + 4 + length);
  }
  return rest;
}

/** What comes is kept until somebody takes it; who takes early waits. */
function queue<T>() {
  const items: T[] = [];
  const takers: ((item: T) => void)[] = [];
  return {
    put: (item: T) => {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    take: () => new Promise<T>((resolve) => (items.length ? resolve(items.shift()!) : takers.push(resolve))),
    size: () => items.length,
  };
}
