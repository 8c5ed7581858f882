#!/usr/bin/env node
import { join } from 'node:path';
import { run } from './main.ts';

// The build puts this file beside the page.
const page = join(import.meta.dirname, 'page');
await run(process.argv.slice(2), { version: __VERSION__, page });
