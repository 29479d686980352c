import type { OnCall } from '../../program/on-call/on-call-service.ts';
import type { CardFacts } from './card/card-facts.ts';

/**
 * Slack mentions of those whom a line for the whole channel has to reach: whoever is on call first where nobody has the
 * client, the backup where the one who has them asks for help. Empty where nobody there is in Slack, or nobody is on call.
 */
export async function mentionsOf(
  onCall: OnCall,
  facts: Pick<CardFacts, 'state' | 'isLapsed'>,
): Promise<string> {
  const wanted = facts.state === 'waiting' || facts.isLapsed ? 'primary' : 'backup';
  const tiers = await onCall.now();
  const people = tiers.find(({ tier }) => tier === wanted)?.people ?? [];
  return people
    .filter(({ presence }) => presence !== 'away')
    .flatMap(({ slackUserId }) => (slackUserId ? [`<@${slackUserId}>`] : []))
    .join(' ');
}
