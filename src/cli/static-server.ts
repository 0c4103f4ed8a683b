import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** What a static host sends as Content-Type, by file extension; anything else is a download. */
const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

const compressible = new Set([
  '.html',
  '.js',
  '.css',
  '.json',
  '.webmanifest',
  '.svg',
  '.txt',
  '.wasm',
  '.ico',
])

export interface StaticServerOptions {
  /** Folder whose files are served. */
  readonly root: string
  /** 0 picks a free port. */
  readonly port?: number
  /** Sub-path under which the folder appears, with a slash at both ends; everything outside it is a 404. */
  readonly base?: string
}

export interface StaticServer {
  /** Address of the base path, with a slash at the end. */
  readonly url: string
  readonly port: number
  /** Ends the server and every open connection; resolves once the port is free again. */
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body?: Buffer
}

const plain = (status: number, text: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache', ...headers },
  body: Buffer.from(`${text}\n`),
})

/** The file a request path stands for, or undefined when it lies outside the base or is not a path at all. */
function fileFor(pathname: string, base: string): string | undefined {
  if (!pathname.startsWith(base)) return undefined
  let name: string
  try {
    name = decodeURIComponent(pathname.slice(base.length))
  } catch {
    return undefined
  }
  const path = normalize(name === '' ? 'index.html' : name)
  const leaves = path.startsWith('..') || path.startsWith(sep) || path.includes('\0')
  return leaves ? undefined : path
}

/** Compressed bodies by content hash and encoding, so that each version of a file is compressed once. */
type CompressedBodies = Map<string, Promise<Buffer>>

function compressed(
  body: Buffer,
  hash: string,
  encoding: 'br' | 'gzip',
  kept: CompressedBodies,
): Promise<Buffer> {
  const key = `${encoding} ${hash}`
  const already = kept.get(key)
  if (already) return already
  const made =
    encoding === 'br'
      ? toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      : toGzip(body, { level: 9 })
  kept.set(key, made)
  return made
}

async function answerFor(
  request: IncomingMessage,
  root: string,
  base: string,
  kept: CompressedBodies,
): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain(405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' })
  const pathname = (request.url ?? '/').replace(/[?#].*$/u, '')
  if (base !== '/' && pathname === base.slice(0, -1))
    return { status: 301, headers: { Location: base, 'Cache-Control': 'no-cache' } }
  const name = fileFor(pathname, base)
  const file = name === undefined ? undefined : join(root, name)
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined)
  if (name === undefined || file === undefined || !found?.isFile())
    return plain(404, 'There is nothing here.')

  const body = await readFile(file)
  const extension = extname(name)
  const hash = createHash('sha1').update(body).digest('base64url')
  const headers: Record<string, string> = {
    'Content-Type': mimeTypes[extension] ?? 'application/octet-stream',
    // Names under assets/ carry a hash of the content, so what they name never changes.
    'Cache-Control': name.startsWith(`assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    ETag: `W/"${hash}"`,
    Vary: 'Accept-Encoding',
  }
  if (request.headers['if-none-match'] === headers.ETag) return { status: 304, headers }
  const accepted = request.headers['accept-encoding'] ?? ''
  const encoding = /\bbr\b/u.test(accepted) ? 'br' : /\bgzip\b/u.test(accepted) ? 'gzip' : undefined
  if (!encoding || !compressible.has(extension)) return { status: 200, headers, body }
  return {
    status: 200,
    headers: { ...headers, 'Content-Encoding': encoding },
    body: await compressed(body, hash, encoding, kept),
  }
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const length = answer.body ? { 'Content-Length': String(answer.body.length) } : {}
  response.writeHead(answer.status, { ...answer.headers, ...length })
  response.end(request.method === 'HEAD' ? undefined : answer.body)
}

/**
 * Serves a built app the way a plain static host does: real 404s, no fallback to index.html, compressed on
 * the first request. Listens on this machine only. Rejects with the system's error when the port is taken.
 */
export function serveStatic({ root, port = 0, base = '/' }: StaticServerOptions): Promise<StaticServer> {
  const kept: CompressedBodies = new Map()
  const server = createServer((request, response) => {
    answerFor(request, root, base, kept).then(
      (answer) => send(request, response, answer),
      (error: unknown) => send(request, response, plain(500, `The file could not be read: ${String(error)}`)),
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error(`No port: ${String(address)}`)
      const taken = address.port
      resolve({
        url: `http://localhost:${taken}${base}`,
        port: taken,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}
