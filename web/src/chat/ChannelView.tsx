import {Button} from '@mantine/core';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {IconArrowDown} from '@tabler/icons-react';
import {useQuery} from '@tanstack/react-query';
import {memo, useMemo, useRef} from 'react';
import {useNavigate} from 'react-router';

import {channelPath} from '../channels/paths';
import {membershipsQuery, useChannels} from '../channels/queries';
import {useChannelName} from '../channels/useChannelName';
import {Composer} from '../composer/Composer';
import type {Shown} from '../posts/model';
import {NewestPostAnnounced} from '../posts/NewestPostAnnounced';
import type {PostListHandle} from '../posts/PostList';
import {PostList} from '../posts/PostList';
import {PostsContext} from '../posts/PostsContext';
import {channelPostsQuery, loadNewer, loadNewest, loadOlder} from '../posts/queries';
import {useShown} from '../posts/store';
import {TypingLine} from '../posts/TypingLine';
import {useReading} from '../posts/useReading';
import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import classes from './ChannelView.module.css';
import {JoinBar} from './JoinBar';

interface Props {
    channel: Channel;
    team: Team;
    focus: string;
    /** Changes whenever the user comes to the channel. */
    opened: number;
    onThread: (rootId: string) => void;
}

/** A channel's posts, and the place to write one. */
export const ChannelView = memo(function ChannelView({channel, team, focus, opened, onThread}: Props) {
    const member = useChannels()[channel.id] !== undefined;
    // Nobody tells of what is written in a channel that the user is not in.
    const posts = useQuery({...channelPostsQuery(channel.id, focus), staleTime: member ? Infinity : 0});
    const stretch = useShown(posts.data);
    const ready = useQuery(membershipsQuery).isSuccess;
    const place = useMemo(() => ({channel, team, onThread}), [channel, team, onThread]);
    return (
        <PostsContext value={place}>
            <div className={classes.view} data-drop>
                {posts.error && <div className={classes.problem}><Failure error={posts.error} retry={() => void posts.refetch()} /></div>}
                {stretch && ready ? <Posts stretch={stretch} member={member} channel={channel} team={team} focus={focus} opened={opened} /> : <Waiting />}
            </div>
        </PostsContext>
    );
});

function Posts({stretch, member, channel, team, focus, opened}: Omit<Props, 'onThread'> & {stretch: Shown; member: boolean}) {
    const say = useText();
    const navigate = useNavigate();
    const list = useRef<PostListHandle>(null);
    const name = useChannelName(channel);
    const {firstNewId, bottom, setBottom} = useReading(channel, stretch, opened);
    const toNewest = async () => {
        if (focus) {
            navigate(channelPath(team.name, channel));
        }
        if (!stretch.atNewest) {
            await loadNewest(channel.id);
        }
        requestAnimationFrame(() => list.current?.toNewest());
    };
    return (
        <>
            <div className={classes.posts}>
                {stretch.order.length === 0
                    ? <div className={classes.empty}><h2>{say('posts.empty.title', {name})}</h2><p>{say('posts.empty.hint')}</p></div>
                    : (
                        <PostList
                            ref={list}
                            stretch={stretch}
                            firstNewId={firstNewId}
                            focus={focus}
                            onOlder={() => void loadOlder(channel.id, focus)}
                            onNewer={() => void loadNewer(channel.id, focus)}
                            onBottom={setBottom}
                        />
                    )}
                {(!bottom || !stretch.atNewest) && stretch.order.length > 0 && (
                    <Button
                        className={classes.newest}
                        size="compact-md"
                        radius="xl"
                        leftSection={<IconArrowDown size={ICON.MEDIUM} aria-hidden />}
                        onClick={() => void toNewest()}
                    >
                        {say('posts.newest')}
                    </Button>
                )}
            </div>
            <NewestPostAnnounced stretch={stretch} />
            <TypingLine channelId={channel.id} rootId="" />
            {member || channel.delete_at > 0
                ? <Composer channel={channel} team={team} rootId="" label={say('composer.to', {name})} onSent={() => void toNewest()} />
                : <JoinBar channel={channel} name={name} />}
        </>
    );
}
