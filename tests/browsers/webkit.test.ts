import { everyJourney } from './all-journeys.ts';
import { webkit } from './webkit.ts';

everyJourney({
  name: 'WebKit',
  half: 1,
  start: webkit,
  paths: [
    '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  ],
});
