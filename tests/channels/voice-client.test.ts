import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVoiceDesk } from '../../channels/voice/desk.ts';
import { findIdentity } from '../../program/clients/identities.ts';
import { staffById } from '../../program/staff/find-staff.ts';
import { addressIn, VoiceWorld } from './voice-world.ts';

let voice: VoiceWorld;
let phones = 0;
const newPhone = () => `+155503000${String(++phones).padStart(2, '0')}`;
beforeAll(async () => {
  voice = await VoiceWorld.start({ apiUrl: 'http://127.0.0.1:9' });
});
afterAll(() => voice.stop());

async function handoffsOf(phone: string) {
  const identity = await findIdentity(voice.world.database, 'sms', phone);
  return voice.rows<{
    id: string;
    level: string;
    trigger: string;
    state: string;
    clinician_id: string | null;
  }>('SELECT id, level, trigger, state, clinician_id FROM handoff WHERE client_id = $1', [
    identity?.clientId ?? null,
  ]);
}

describe('a client who phones', () => {
  it('hears where help is before anything else, that this is automated, and that nobody could be alerted', async () => {
    const phone = newPhone();
    const { status, twiml } = await voice.phone(phone);
    expect(status).toBe(200);
    const said = [...twiml.matchAll(/<Say[^>]*>([^<]+)</g)].map((match) => match[1] ?? '');
    expect(said[0]).toContain('9 1 1');
    expect(said[0]).toContain('9 8 8');
    expect(said[1]).toContain('automated');
    expect(said[2]).toContain('nobody could be alerted');
    expect(twiml).not.toContain('has been told');
    expect(await handoffsOf(phone)).toMatchObject([
      { level: 'moderate', trigger: 'phone_call', state: 'waiting' },
    ]);
  });

  it('is told the truth when nobody is on call', async () => {
    const { twiml } = await voice.phone(newPhone());
    expect(twiml).toContain('No clinician is on call');
    expect(twiml).not.toContain('press 1');
    const pressed = await voice.ask(addressIn(twiml, 'action'), { Digits: '1', To: '+15550009999' });
    expect(pressed.twiml).toContain('No clinician is on call');
    expect(pressed.twiml).not.toContain('<Dial');
  });

  it('has one handoff however often they phone', async () => {
    const phone = newPhone();
    await Promise.all([voice.phone(phone), voice.phone(phone)]);
    await voice.phone(phone);
    expect(await handoffsOf(phone)).toHaveLength(1);
  });

  it('hears Spanish when that is their language, and may ask for it otherwise', async () => {
    const phone = newPhone();
    const first = await voice.phone(phone);
    expect(first.twiml).toContain('<Say language="es-MX">Para español, oprime 2.</Say>');
    const spanish = await voice.ask(addressIn(first.twiml, 'action'), { Digits: '2' });
    expect(spanish.twiml).toContain('cuelga y llama al 9 1 1');
    expect(spanish.twiml).not.toContain('en-US');
    const identity = await findIdentity(voice.world.database, 'sms', phone);
    await voice.rows(`UPDATE client SET language = 'es' WHERE id = $1`, [identity?.clientId]);
    expect((await voice.phone(phone)).twiml).not.toContain('en-US');
  });

  it('with a hidden number hears that nobody can call back, and opens nothing', async () => {
    const before = await voice.rows('SELECT id FROM handoff');
    for (const from of ['anonymous', '+266696687', '']) {
      const { twiml } = await voice.phone(from);
      expect(twiml).toContain('9 8 8');
      expect(twiml).toContain('hidden');
    }
    expect(await voice.rows('SELECT id FROM handoff')).toHaveLength(before.length);
  });

  it('still hears where help is when nothing of ours works, and no claim that anybody was told', async () => {
    const working = voice.desk;
    voice.desk = { ...working, clientPhoned: () => Promise.reject(new Error('the database is away')) };
    const { status, twiml } = await voice.phone(newPhone());
    voice.desk = working;
    expect(status).toBe(200);
    expect(twiml).toContain('9 1 1');
    expect(twiml).toContain('could not be told');
    expect(twiml).toContain('no pudimos avisar');
    expect(twiml).not.toContain('has been told');
  });
});

describe('a client who asks to be connected', () => {
  let ana: string;
  beforeAll(async () => {
    ana = await voice.world.staff('Ana Ruiz', { tier: 'primary' });
    voice.desk = createVoiceDesk(voice.world.database, voice.world.handoffs);
  });

  async function dial(phone: string) {
    const greeting = await voice.phone(phone);
    expect(greeting.twiml).toContain('press 1');
    expect(greeting.twiml).toContain('has been told');
    const { twiml } = await voice.ask(addressIn(greeting.twiml, 'action'), { Digits: '1' });
    return { twiml, dialed: addressIn(twiml, 'action'), whisper: addressIn(twiml, 'url') };
  }

  it('is put through to the clinician on call, who presses a key first and then has the handoff', async () => {
    const phone = newPhone();
    const { twiml, whisper, dialed } = await dial(phone);
    const onCall = await staffById(voice.world.database, ana);
    expect(twiml).toContain(`${onCall?.phone}</Number>`);
    expect(twiml).toContain(`callerId="${voice.config.from}"`);
    const asked = await voice.ask(whisper, {});
    expect(asked.twiml).toContain('press 1');
    expect(asked.twiml).toContain('<Hangup/>');
    const accepted = await voice.ask(addressIn(asked.twiml, 'action'), { Digits: '1' });
    expect(accepted.twiml).toContain('<Response/>');
    expect(await handoffsOf(phone)).toMatchObject([{ state: 'contacted', clinician_id: ana }]);
    const after = await voice.ask(dialed, { DialCallStatus: 'completed', DialBridged: 'true' });
    expect(after.twiml).not.toContain('<Say');
  });

  it('hears the same about their team again in Spanish', async () => {
    const greeting = await voice.phone(newPhone());
    const spanish = await voice.ask(addressIn(greeting.twiml, 'action'), { Digits: '2' });
    expect(spanish.twiml).toContain('ya tiene el aviso');
  });

  it('hears the truth when nobody takes the call', async () => {
    const phone = newPhone();
    const { dialed, whisper } = await dial(phone);
    const asked = await voice.ask(whisper, {});
    const declined = await voice.ask(addressIn(asked.twiml, 'action'), { Digits: '2' });
    expect(declined.twiml).toContain('<Hangup/>');
    expect(declined.twiml).toContain('stays in the queue');
    const outcomes: Record<string, string>[] = [
      { DialCallStatus: 'no-answer' },
      { DialCallStatus: 'completed', DialBridged: 'false' },
    ];
    for (const outcome of outcomes) {
      const { twiml } = await voice.ask(dialed, outcome);
      expect(twiml).toContain('did not pick up');
      expect(twiml).toContain('9 8 8');
    }
    expect(await handoffsOf(phone)).toMatchObject([{ state: 'waiting', clinician_id: null }]);
  });

  it('who is a clinician calling the wrong number opens nothing', async () => {
    const onCall = await staffById(voice.world.database, ana);
    const { twiml } = await voice.phone(onCall?.phone ?? '');
    expect(twiml).toContain('line for clients');
    expect(await handoffsOf(onCall?.phone ?? '')).toEqual([]);
  });
});
