import type { Turn } from './turn.ts';

/** Says in the first message of a session that this is automated, and once how far privacy goes (rubric 17 and 18). */
export function introduce(t: Turn): void {
  if (t.silentSoFar || t.said('optout.confirm')) return;
  if (t.state.introduced) {
    privacyOnce(t);
    return;
  }
  const already =
    t.said('detour.is_bot') ||
    t.said('detour.is_bot_tiny') ||
    t.said('detour.anyone_there') ||
    t.said('detour.who_is_this') ||
    t.said('detour.in_on_it') ||
    t.said('optout.back') ||
    t.said('followup.caring') ||
    t.said('checkin.hello') ||
    t.said('mode.handoff_only');
  if (already) {
    t.state.introduced = true;
    return;
  }
  const onSaid = () => {
    t.state.introduced = true;
  };
  if (t.urgent) t.say('welcome.intro_tiny', 'intro', {}, { weight: 9.9, onSaid });
  else if (t.at('moderate') || t.state.dialog !== 'talk')
    t.say('welcome.intro_short', 'intro', {}, { weight: 9.5, onSaid });
  else {
    t.say(
      t.input.client.enrolled ? 'welcome.hello' : 'welcome.hello_unknown',
      'intro',
      {},
      {
        weight: 9.5,
        onSaid: () => {
          onSaid();
          t.state.privacyTold = true;
        },
      },
    );
  }
}

/** The limits of privacy, once, where the first message had no room for them. */
function privacyOnce(t: Turn): void {
  if (
    t.state.privacyTold ||
    t.imminent ||
    t.state.thirdParty ||
    t.state.dialog === 'wrong_number' ||
    t.state.bodyInDanger ||
    t.state.lockedOut === t.input.channel
  )
    return;
  t.say(
    t.input.client.enrolled ? 'welcome.privacy_short' : 'welcome.privacy_unknown',
    'status',
    {},
    {
      weight: 1,
      onSaid: () => {
        t.state.privacyTold = true;
      },
    },
  );
}
