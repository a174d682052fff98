import type {Post} from '@mattermost/types/posts';
import {useCallback} from 'react';

import type {MessageId, Values} from '../text/text';
import {useText} from '../text/text';

/** What the server writes of members' coming and going, and the properties that name whom it is about. */
const SYSTEM: Record<string, {text: MessageId; names: string[]}> = {
    system_join_channel: {text: 'system.join-channel', names: ['username']},
    system_leave_channel: {text: 'system.leave-channel', names: ['username']},
    system_join_team: {text: 'system.join-team', names: ['username']},
    system_leave_team: {text: 'system.leave-team', names: ['username']},
    system_add_to_channel: {text: 'system.add-to-channel', names: ['username', 'addedUsername']},
    system_add_to_team: {text: 'system.add-to-team', names: ['username', 'addedUsername']},
    system_remove_from_channel: {text: 'system.remove-from-channel', names: ['removedUsername']},
    system_remove_from_team: {text: 'system.remove-from-team', names: ['username']},
};

/** The text of a post: the server's own is in the reader's language, whatever it was written in. */
export function usePostText(): (post: Pick<Post, 'message' | 'type' | 'props'>) => string {
    const say = useText();
    return useCallback((post) => {
        const known = Object.hasOwn(SYSTEM, post.type) ? SYSTEM[post.type] : undefined;
        const props = (post.props ?? {}) as Values;
        return known?.names.every((name) => typeof props[name] === 'string') ? say(known.text, props) : post.message;
    }, [say]);
}
