import { BlockList, isIP } from 'node:net';
import { CollectorError } from './errors.ts';

/** What is read of a request to know where it comes from. */
export interface Incoming {
  /** Address of the other end of the connection. */
  readonly peer: string | undefined;
  /** The header `X-Forwarded-For`. */
  readonly forwarded: string | readonly string[] | undefined;
}

/**
 * Tells where requests come from, for the rate of addresses. `X-Forwarded-For` is believed from the proxies that are named and from nobody
 * else: of its addresses the last one counts that is no such proxy, since all before it may be made up by the sender.
 */
export class Clients {
  readonly #proxies = new BlockList();

  /**
   * @param proxies addresses, or networks as `10.0.0.0/8`.
   * @throws CollectorError `proxy-invalid`.
   */
  constructor(proxies: readonly string[]) {
    for (const proxy of proxies) trust(this.#proxies, proxy);
  }

  /**
   * An IPv4 address, or the first 64 bits of an IPv6 one, since who has one address there has them all. Null when it is not known: for what comes from this machine
   * itself stands a proxy that is not named, or a program of the operator.
   */
  addressOf(incoming: Incoming): string | null {
    const peer = plain(incoming.peer ?? '');
    if (!this.#trusts(peer)) return isLoopback(peer) ? null : networkOf(peer);
    const hops = [incoming.forwarded ?? ''].flat().join(',').split(',').map(plain);
    const client = hops.findLast((hop) => !this.#trusts(hop));
    return client === undefined ? null : networkOf(client);
  }

  #trusts(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.#proxies.check(address, family === 4 ? 'ipv4' : 'ipv6');
  }
}

function trust(proxies: BlockList, proxy: string): void {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(proxy) ?? [];
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : Number(bits);
  if (family === 0 || prefix > most) {
    throw new CollectorError(
      'proxy-invalid',
      `"${proxy}" is no address of a proxy. Examples: 127.0.0.1, 10.0.0.0/8, ::1.`,
    );
  }
  proxies.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
}

/** Without the spelling of an IPv4 address as an IPv6 one, and without a zone. */
const plain = (address: string): string =>
  address
    .trim()
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '');

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');

function networkOf(address: string): string | null {
  const family = isIP(address);
  if (family !== 6) return family === 4 ? address : null;
  const [head = '', tail] = address.split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${all.slice(0, 4).join(':')}::/64`;
}

/** Groups of 16 bits in one spelling; an IPv4 address at the end of an IPv6 one makes two. */
const groupsOf = (part: string): string[] =>
  part === ''
    ? []
    : part
        .split(':')
        .flatMap((group) =>
          group.includes('.') ? ['v4', 'v4'] : parseInt(group, 16).toString(16),
        );
