import { rehearseFile } from './rehearse-file.ts';

rehearseFile('own.json');
