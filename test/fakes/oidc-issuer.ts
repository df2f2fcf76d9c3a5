import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
const FORGED = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A directory on loopback that signs in whoever it is told to, by the code flow with PKCE. */
export class OidcIssuer {
  root = '';
  /** What it says of whoever comes. */
  claims: Record<string, unknown> = { sub: 'u1', preferred_username: '小林', roles: ['kefu'] };
  /** What it does wrong: signs with another key, for another client, by another issuer, with another nonce, too late. */
  wrong: 'key' | 'audience' | 'issuer' | 'nonce' | 'expired' | null = null;
  readonly secret = randomUUID();
  readonly #codes = new Map<string, { readonly challenge: string; readonly nonce: string; readonly to: string }>();
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.root = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.root);
    const json = (body: unknown, status = 200): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (pathname === '/.well-known/openid-configuration')
      return json({
        issuer: this.root,
        authorization_endpoint: `${this.root}/authorize`,
        token_endpoint: `${this.root}/token`,
        jwks_uri: `${this.root}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
      });
    if (pathname === '/jwks')
      return json({ keys: [{ ...KEYS.publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] });
    if (pathname === '/authorize') {
      const code = randomUUID();
      const asked = (name: string): string => searchParams.get(name) ?? '';
      this.#codes.set(code, { challenge: asked('code_challenge'), nonce: asked('nonce'), to: asked('redirect_uri') });
      const to = new URL(asked('redirect_uri'));
      to.search = new URLSearchParams({ code, state: asked('state') }).toString();
      return void response.writeHead(303, { location: to.href }).end();
    }
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const flow = this.#codes.get(form.get('code') ?? '');
    this.#codes.delete(form.get('code') ?? '');
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const right = form.get('client_secret') === this.secret && form.get('redirect_uri') === flow?.to;
    if (!flow || !right || proof !== flow.challenge) return json({ error: 'invalid_grant' }, 400);
    return json({ access_token: randomUUID(), token_type: 'Bearer', id_token: this.#token(flow.nonce) });
  }

  #token(nonce: string): string {
    const now = Math.floor(Date.now() / 1000);
    const told = {
      iss: this.wrong === 'issuer' ? 'https://elsewhere.example' : this.root,
      aud: this.wrong === 'audience' ? 'another' : 'desk',
      nonce: this.wrong === 'nonce' ? 'another' : nonce,
      iat: now,
      exp: this.wrong === 'expired' ? now - 600 : now + 60,
      ...this.claims,
    };
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'RS256', kid: 'k' })}.${part(told)}`;
    const { privateKey } = this.wrong === 'key' ? FORGED : KEYS;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  }
}
