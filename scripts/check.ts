import { checked } from '../src/build/checked.ts';

process.exitCode = checked(process.cwd()).code;
