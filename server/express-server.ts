import {
  createServer,
  IncomingMessage,
  type Server,
  type ServerOptions,
  ServerResponse,
} from 'node:http'

import type { Express } from 'express'

/**
 * An HTTP server, not yet listening, whose requests and replies are from the start what Express makes of
 * them. Express gives every request and reply another prototype when it comes; after that the engine no
 * longer knows their shape, and everything that is asked of them is looked up the slow way, which took most
 * of the time of a request. Here they are born with the prototype that Express would give, and it changes
 * nothing. See docs/decisions/0014-requests-are-born-as-express-wants-them.md.
 */
export function createExpressServer(app: Express, options: ServerOptions = {}): Server {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  app.request = adopted(AppRequest.prototype, app.request)
  app.response = adopted(AppResponse.prototype, app.response)
  const messages = { IncomingMessage: AppRequest, ServerResponse: AppResponse }
  return createServer({ ...options, ...messages } as ServerOptions, app)
}

/** A prototype that has everything Express's has. */
function adopted<Message extends object>(prototype: object, express: Message): Message {
  return Object.setPrototypeOf(prototype, express) as Message
}
