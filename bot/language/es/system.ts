import type { en } from '../en/index.ts';
import type { SameKeys } from '../shape.ts';

export const system: SameKeys<typeof en>['system'] = {
  turn_failed: [
    'Soy automático y algo falló de mi lado. Pedí al equipo que vea tu mensaje. Llama al 988 a toda hora. Si estás en peligro, llama al 911.',
  ],
};
