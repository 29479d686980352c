import { rehearseFile } from './rehearse-file.ts';

rehearseFile('dev.json');
