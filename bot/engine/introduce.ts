import type { Turn } from './turn.ts';

/** Says in the first message of a session that this is automated, and once how far privacy goes (rubric 17 and 18). */
export function introduce(t: Turn): void {
  if (t.state.introduced || t.silent) return;
  const already = t.said('detour.is_bot') || t.said('detour.is_bot_tiny') || t.said('detour.anyone_there') || t.said('detour.who_is_this') || t.said('detour.in_on_it') || t.said('optout.back') || t.said('followup.caring') || t.said('checkin.hello');
  if (already) {
    t.state.introduced = true;
    return;
  }
  const onSaid = () => {
    t.state.introduced = true;
  };
  if (t.imminent) t.say('welcome.intro_tiny', 'intro', {}, { weight: 9.9, onSaid });
  else if (t.at('moderate') || t.state.dialog !== 'talk') t.say('welcome.intro_short', 'intro', {}, { weight: 9.5, onSaid });
  else {
    t.say(t.input.client.enrolled ? 'welcome.hello' : 'welcome.hello_unknown', 'intro', {}, {
      weight: 9.5,
      onSaid: () => {
        onSaid();
        t.state.privacyTold = true;
      },
    });
  }
}
