import type {Post} from '@mattermost/types/posts';
import type {Reaction} from '@mattermost/types/reactions';

import {api} from '../api/client';
import {queryClient} from '../api/query';
import {on, onMissed} from '../realtime/socket';
import type {Stretch} from './model';
import {isUnsent, withMissed} from './model';
import {notePinned} from './pins';
import {addPost, changePost, kept, removePost} from './queries';
import {withoutReaction, withReaction} from './reactions';
import {changePosts, knownPosts, LISTS} from './store';
import {stopTyping, typing} from './typing';

/** As many the server tells of at the most: of more, the older ones are missing. */
const MOST_SINCE = 1_000;

/** What changes posts, and who types one. */
export function followPosts(): void {
    on('posted', (data) => {
        const post = JSON.parse(data.post) as Post;
        addPost(post);
        stopTyping(post.channel_id, post.root_id, post.user_id);
    });
    on('post_edited', (data) => {
        const post = JSON.parse(data.post) as Post;
        changePost(post);
        notePinned(post);
    });
    on('post_deleted', (data) => removePost(JSON.parse(data.post) as Post));
    on('reaction_added', (data) => changePosts((all) => withReaction(all, JSON.parse(data.reaction) as Reaction)));
    on('reaction_removed', (data) => changePosts((all) => withoutReaction(all, JSON.parse(data.reaction) as Reaction)));
    on('typing', (data, event) => typing(event.broadcast.channel_id ?? '', data.parent_id, data.user_id));
    onMissed(catchUp);
}

/** Posts that changed meanwhile come into the lists that are shown. Others are dropped, and those that missed more than can be told begin anew. */
async function catchUp(): Promise<void> {
    for (const query of queryClient.getQueryCache().findAll({queryKey: [LISTS, 'channel']})) {
        const {queryKey} = query;
        const now = query.state.data as Stretch | undefined;
        if (!now || query.getObserversCount() === 0) {
            queryClient.removeQueries({queryKey, exact: true});
            continue;
        }
        const missed = kept(await api.getPostsSince(queryKey[2] as string, lastChange(now)));
        if (missed.order.length >= MOST_SINCE) {
            await queryClient.resetQueries({queryKey, exact: true});
        } else {
            queryClient.setQueryData<Stretch>(queryKey, (then) => then && withMissed(then, missed, knownPosts()));
        }
    }
}

/** Epoch milliseconds; 0 for an empty list. */
function lastChange(list: Stretch): number {
    const all = knownPosts();
    return list.order.reduce((last, id) => (all[id] && !isUnsent(all[id]) ? Math.max(last, all[id].update_at) : last), 0);
}
