import {Text} from '@mantine/core';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {useQuery} from '@tanstack/react-query';
import {useMemo} from 'react';

import {useChannels} from '../channels/queries';
import {pinnedQuery} from '../posts/pins';
import {PostList} from '../posts/PostList';
import {PostsContext} from '../posts/PostsContext';
import {useShown} from '../posts/store';
import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import {useText} from '../text/text';
import {SidePane} from './SidePane';

interface Props {
    channel: Channel;
    team: Team;
    name: string;
    onThread: (rootId: string) => void;
    onClose: () => void;
}

/** What is pinned to the channel, beside it. */
export function PinnedPane({channel, team, name, onThread, onClose}: Props) {
    const say = useText();
    const member = useChannels()[channel.id] !== undefined;
    // Nobody tells of what is pinned in a channel that the user is not in.
    const pinned = useQuery({...pinnedQuery(channel.id), staleTime: member ? Infinity : 0});
    const stretch = useShown(pinned.data);
    const place = useMemo(() => ({channel, team, onThread}), [channel, team, onThread]);
    return (
        <SidePane title={say('pinned.title')} name={name} onClose={onClose}>
            <PostsContext value={place}>
                <Failure error={pinned.error} retry={() => void pinned.refetch()} />
                {!stretch ? pinned.isPending && <Waiting /> : stretch.order.length > 0
                    ? <PostList stretch={stretch} firstNewId="" focus="" align="top" />
                    : <Text p="md" c="var(--u-text-soft)">{say('pinned.none')}</Text>}
            </PostsContext>
        </SidePane>
    );
}
