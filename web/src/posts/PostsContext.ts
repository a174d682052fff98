import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {createContext, useContext} from 'react';

/** Where the posts are shown and what can be done from there. */
export interface PostsPlace {
    channel: Channel;
    team: Team;
    /** Opens the thread of a root post; absent within a thread. */
    onThread?: (rootId: string) => void;
}

export const PostsContext = createContext<PostsPlace | undefined>(undefined);

export function usePlace(): PostsPlace {
    const place = useContext(PostsContext);
    if (!place) {
        throw new Error('posts are shown within a place');
    }
    return place;
}
