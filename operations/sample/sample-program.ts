import { SAMPLE_CLIENTS } from './sample-clients.ts';

const TIME_ZONE = 'America/Chicago';
const DAY_MINUTES = 24 * 60;
const daily = (tier: string, staff: string, days: string) => ({
  tier,
  staff,
  rrule: `FREQ=WEEKLY;BYDAY=${days}`,
  minutes: DAY_MINUTES,
  timeZone: TIME_ZONE,
});

/** A small made-up program in the form of an import file: six clients, four staff, somebody on call at every hour. */
export const SAMPLE_PROGRAM = {
  clients: SAMPLE_CLIENTS,
  staff: [
    {
      id: 'sample-amy',
      name: 'Amy Chen',
      email: 'amy.chen@example.org',
      phone: '+13125550181',
      languages: ['en'],
      roles: ['clinician'],
    },
    {
      id: 'sample-ben',
      name: 'Ben Whitlock',
      email: 'ben.whitlock@example.org',
      phone: '+13125550182',
      languages: ['en'],
      roles: ['clinician'],
    },
    {
      id: 'sample-carla',
      name: 'Carla Ibarra',
      email: 'carla.ibarra@example.org',
      phone: '+13125550183',
      languages: ['es', 'en'],
      roles: ['clinician'],
    },
    {
      id: 'sample-dolores',
      name: 'Dr. Dolores Quinn',
      email: 'dolores.quinn@example.org',
      phone: '+13125550184',
      languages: ['en', 'es'],
      roles: ['clinician', 'supervisor', 'admin'],
    },
  ],
  onCall: [
    daily('primary', 'sample-amy', 'MO,TU,WE,TH'),
    daily('primary', 'sample-ben', 'FR,SA,SU'),
    daily('backup', 'sample-ben', 'MO,TU,WE,TH'),
    daily('backup', 'sample-carla', 'FR,SA,SU'),
    daily('supervisor', 'sample-dolores', 'MO,TU,WE,TH,FR,SA,SU'),
  ],
  resources: [
    { kind: 'contact', name: '988 Suicide & Crisis Lifeline', phone: '988', area: [], hours: '24/7' },
    {
      kind: 'respond',
      name: 'Northside Mobile Crisis (sample)',
      phone: '+13125550191',
      area: ['60614', '60657'],
      hours: '24/7',
      dispatch: '+13125550192',
      youth: true,
      police: false,
    },
    {
      kind: 'safe_place',
      name: 'Living Room on Larch (sample)',
      phone: '+13125550193',
      area: ['60614'],
      hours: '15:00-23:00',
    },
  ],
};
