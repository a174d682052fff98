import {Text} from '@mantine/core';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {useQuery} from '@tanstack/react-query';
import {useMemo, useRef} from 'react';

import {Composer} from '../composer/Composer';
import type {PostListHandle} from '../posts/PostList';
import {PostList} from '../posts/PostList';
import {PostsContext} from '../posts/PostsContext';
import {threadQuery} from '../posts/queries';
import {useShown} from '../posts/store';
import {TypingLine} from '../posts/TypingLine';
import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import {useText} from '../text/text';
import {SidePane} from './SidePane';

interface Props {
    rootId: string;
    channel: Channel;
    team: Team;
    name: string;
    onClose: () => void;
}

/** A post and the replies to it, beside the channel. */
export function ThreadPane({rootId, channel, team, name, onClose}: Props) {
    const say = useText();
    const list = useRef<PostListHandle>(null);
    const thread = useQuery(threadQuery(rootId));
    const stretch = useShown(thread.data);
    const place = useMemo(() => ({channel, team}), [channel, team]);
    return (
        <SidePane title={say('thread.title')} name={name} onClose={onClose} drop>
            <PostsContext value={place}>
                <Failure error={thread.error} retry={() => void thread.refetch()} />
                {stretch && !stretch.posts[rootId] && <Text role="status" p="md" c="var(--u-text-soft)">{say('thread.deleted')}</Text>}
                {stretch
                    ? <PostList ref={list} stretch={stretch} firstNewId="" focus="" />
                    : thread.isPending && <Waiting />}
                <TypingLine channelId={channel.id} rootId={rootId} />
                <Composer
                    channel={channel}
                    team={team}
                    rootId={rootId}
                    label={say('thread.reply')}
                    onSent={() => requestAnimationFrame(() => list.current?.toNewest())}
                />
            </PostsContext>
        </SidePane>
    );
}
