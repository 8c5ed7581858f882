import { everyJourney } from './all-journeys.ts';
import { firefox } from './firefox.ts';

everyJourney({
  name: 'Firefox',
  half: 0,
  start: firefox,
  paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
});
