import {followChannels} from './channels/events';
import {followConsole} from './console/events';
import {followEmoji} from './emoji/events';
import {followPosts} from './posts/events';
import {followPreferences} from './preferences/events';
import {followRoles} from './roles/events';
import {followSession} from './session/events';
import {followTeams} from './teams/events';
import {followUsers} from './users/events';

/** Has every noun hear its events: from here on what is known is what the server knows. */
export function follow(): void {
    followSession();
    followUsers();
    followPreferences();
    followRoles();
    followTeams();
    followChannels();
    followEmoji();
    followPosts();
    followConsole();
}
