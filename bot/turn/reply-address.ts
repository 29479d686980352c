import type { ChannelKind } from '../engine/contract.ts';
import type { ReplyAddress } from './live-turn.ts';
import type { LoadedAddress } from './load-client.ts';

/**
 * Where something that the client did not just ask for goes: the wanted channel, else the one they wrote on last. An
 * opted-out number is chosen only when there is nothing else; the outbox then withholds what may not go out.
 */
export function chooseAddress(addresses: readonly LoadedAddress[], wanted: ChannelKind | null): ReplyAddress {
  const onWanted = wanted ? addresses.filter((address) => address.channel === wanted) : addresses;
  const chosen = onWanted.find((address) => !address.optedOut) ?? onWanted[0];
  if (!chosen) return { channel: wanted ?? 'web', identityId: null, conversationId: null };
  return toReply(chosen);
}

/** The client's latest address on a channel; null when they have none there. */
export function addressOn(addresses: readonly LoadedAddress[], channel: ChannelKind): ReplyAddress | null {
  const found = addresses.find((address) => address.channel === channel);
  return found ? toReply(found) : null;
}

function toReply(address: LoadedAddress): ReplyAddress {
  return {
    channel: address.channel,
    identityId: address.identityId,
    // A web identity is its conversation: every browser of the client sees the same lines.
    conversationId: address.channel === 'web' ? address.identityId : null,
  };
}
