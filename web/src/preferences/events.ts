import type {PreferenceType} from '@mattermost/types/preferences';

import {on} from '../realtime/socket';
import {dropPreferences, keepPreferences} from './queries';

/** What the user sets elsewhere. */
export function followPreferences(): void {
    on('preferences_changed', (data) => keepPreferences(JSON.parse(data.preferences) as PreferenceType[]));
    on('preferences_deleted', (data) => dropPreferences(JSON.parse(data.preferences) as PreferenceType[]));
}
