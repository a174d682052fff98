import type {Reaction} from '@mattermost/types/reactions';
import {useMutation} from '@tanstack/react-query';

import {api} from '../api/client';
import {myId} from '../session/queries';
import {toldProblem} from '../shared/notify';
import type {LocalPost, Posts} from './model';
import {changePosts} from './store';

/** A reaction as events and replies bring it: with it the post changed. */
type Told = Reaction & {update_at?: number};

/** Those who reacted to a post with one emoji, the first one first. */
export interface Reacted {
    emoji: string;
    userIds: string[];
}

export function reactedTo(post: LocalPost): Reacted[] {
    const byEmoji = new Map<string, string[]>();
    for (const {emoji_name: emoji, user_id: userId} of post.metadata?.reactions ?? []) {
        byEmoji.set(emoji, [...(byEmoji.get(emoji) ?? []), userId]);
    }
    return [...byEmoji].map(([emoji, userIds]) => ({emoji, userIds}));
}

/** The posts with a reaction, once, however often it is told; a post that is not known is of no concern. */
export function withReaction(all: Posts, reaction: Told): Posts {
    return withReactions(all, reaction, (others) => [...others, reaction].sort((a, b) => a.create_at - b.create_at));
}

export function withoutReaction(all: Posts, reaction: Told): Posts {
    return withReactions(all, reaction, (others) => others);
}

function withReactions(all: Posts, told: Told, change: (others: Reaction[]) => Reaction[]): Posts {
    const post = all[told.post_id];
    if (!post) {
        return all;
    }
    const others = (post.metadata?.reactions ?? []).filter((each) => each.user_id !== told.user_id || each.emoji_name !== told.emoji_name);
    const reactions = change(others);
    // The server leaves out what is not there.
    const some = reactions.length > 0 || undefined;
    const changed = {
        ...post,
        metadata: {...post.metadata, reactions: some && reactions},
        has_reactions: some,
        update_at: Math.max(post.update_at, told.update_at ?? 0),
    };
    return {...all, [post.id]: changed as LocalPost};
}

/** Reacts to a post or takes that back: shown at once, and undone if the server refuses. */
export function useReact(postId: string) {
    return useMutation({
        scope: {id: `react-${postId}`},
        mutationFn: ({emoji, on}: {emoji: string; on: boolean}): Promise<unknown> =>
            on ? api.addReaction(myId(), postId, emoji) : api.removeReaction(myId(), postId, emoji),
        onMutate: ({emoji, on}) => show(postId, emoji, on),
        onError: (error, {emoji, on}) => {
            show(postId, emoji, !on);
            toldProblem(error);
        },
    });
}

/** Only the server's times count as changes of the post: this device's clock may be wrong. */
function show(postId: string, emoji: string, on: boolean): void {
    const reaction = {user_id: myId(), post_id: postId, emoji_name: emoji, create_at: Date.now()};
    changePosts((all) => (on ? withReaction(all, reaction) : withoutReaction(all, reaction)));
}
