import { fileURLToPath } from 'node:url';
import { siteConfig } from './src/build/config.ts';

export default siteConfig(fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, ''));
