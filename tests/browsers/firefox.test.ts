import { everyJourney } from './all-journeys.ts';
import { firefox } from './firefox.ts';

everyJourney({ name: 'Firefox', start: firefox, paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox'] });
