import type {Post} from '@mattermost/types/posts';

import {api} from '../api/client';
import {queryClient} from '../api/query';
import {on, onMissed} from '../realtime/socket';
import type {Stretch} from './model';
import {withMissed} from './model';
import {addPost, changePost, removePost} from './queries';
import {stopTyping, typing} from './typing';

/** What changes posts, and who types one. */
export function followPosts(): void {
    on('posted', (data) => {
        const post = JSON.parse(data.post) as Post;
        addPost(post);
        stopTyping(post.channel_id, post.root_id, post.user_id);
    });
    on('post_edited', (data) => changePost(JSON.parse(data.post) as Post));
    on('post_deleted', (data) => removePost(JSON.parse(data.post) as Post));
    on('typing', (data, event) => typing(event.broadcast.channel_id ?? '', data.parent_id, data.user_id));
    onMissed(catchUp);
}

/** Posts that changed meanwhile come into the lists that are shown; the others are dropped. */
async function catchUp(): Promise<void> {
    for (const query of queryClient.getQueryCache().findAll({queryKey: ['posts']})) {
        const channelId = query.queryKey[1] as string;
        const now = query.state.data as Stretch | undefined;
        if (!now || query.getObserversCount() === 0) {
            queryClient.removeQueries({queryKey: query.queryKey});
            continue;
        }
        const since = Math.max(0, ...Object.values(now.posts).map((post) => (post.failed ? 0 : post.update_at)));
        const missed = await api.getPostsSince(channelId, since);
        queryClient.setQueryData<Stretch>(query.queryKey, (then) => then && withMissed(then, missed));
    }
}
