import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Vouched } from '../office/house-accounts.ts';

/** The agency's own directory of people, by OpenID Connect. */
export interface DirectorySettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where a browser finds the desk: `https://desk.example.com`. */
  readonly origin: string;
  /** The claim that tells groups or roles, and what each of its values may do here. */
  readonly claim: string;
  readonly roles: ReadonlyMap<string, Vouched['role']>;
}

/** What has to come back with whoever was sent to the directory. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const BACK = '/desk/directory/back';
/** Of several roles the one that may do most. */
const ORDER = ['lead', 'officer', 'clerk'] as const;
/** How long the directory may take to answer, in seconds. */
const WITHIN = 10;

/** Sends people to the directory and reads what they bring back. */
export class Directory {
  readonly #settings: DirectorySettings;
  #found: Promise<Configuration> | null = null;

  constructor(settings: DirectorySettings) {
    this.#settings = settings;
  }

  /** Where to send somebody, and what to keep till they are back. Rejects where the directory can't be reached. */
  async begin(): Promise<{ readonly to: string; readonly errand: Errand }> {
    const config = await this.#config();
    const errand = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const to = buildAuthorizationUrl(config, {
      redirect_uri: new URL(BACK, this.#settings.origin).href,
      scope: 'openid profile email',
      code_challenge: await calculatePKCECodeChallenge(errand.verifier),
      code_challenge_method: 'S256',
      state: errand.state,
      nonce: errand.nonce,
    });
    return { to: to.href, errand };
  }

  /** Whom the directory vouches for, by the address that somebody came back to; null where it gives them nothing to do here. Rejects where it vouches for nobody. */
  async finish(query: string, { state, nonce, verifier }: Errand): Promise<Vouched | null> {
    const { issuer, claim, roles, origin } = this.#settings;
    const back = new URL(`${BACK}${query}`, origin);
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    const claims = (await authorizationCodeGrant(await this.#config(), back, checks)).claims();
    if (!claims) throw new Error('no id token');
    const held = [claims[claim] ?? []].flat().map(String);
    const role = ORDER.find((each) => held.some((value) => roles.get(value) === each));
    if (!role) return null;
    const named = [claims.preferred_username, claims.name, String(claims.email ?? '').split('@')[0]];
    return { issuer, subject: claims.sub, name: named.map((each) => String(each ?? '')).find(Boolean) ?? '', role };
  }

  /** Asked for again after a fault. */
  #config(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const near = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(issuer).hostname);
    const execute = near ? [allowInsecureRequests, enableNonRepudiationChecks] : [enableNonRepudiationChecks];
    this.#found ??= discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: WITHIN }).catch(
      (error) => {
        this.#found = null;
        throw error;
      },
    );
    return this.#found;
  }
}
