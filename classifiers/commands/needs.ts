/** Makes classifiers/rules/needs.json anew after a rule or a word list has changed: `node --import tsx classifiers/commands/needs.ts`. */
import { ALL_RULES } from '../rules/all.ts';
import { storeNeeds } from '../rules/prefilter.ts';

storeNeeds(ALL_RULES);
