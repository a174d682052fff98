import {Button} from '@mantine/core';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {IconArrowDown} from '@tabler/icons-react';
import {useQuery} from '@tanstack/react-query';
import {useMemo, useRef} from 'react';
import {useNavigate} from 'react-router';

import {channelPath} from '../channels/paths';
import {membershipsQuery} from '../channels/queries';
import {Composer} from '../composer/Composer';
import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import classes from './ChannelView.module.css';
import type {Stretch} from './model';
import {NewestPostAnnounced} from './NewestPostAnnounced';
import type {PostListHandle} from './PostList';
import {PostList} from './PostList';
import {PostsContext} from './PostsContext';
import {loadNewer, loadNewest, loadOlder, postsQuery} from './queries';
import {TypingLine} from './TypingLine';
import {useReading} from './useReading';

interface Props {
    channel: Channel;
    team: Team;
    name: string;
    focus: string;
    onThread: (rootId: string) => void;
}

/** A channel's posts, and the place to write one. */
export function ChannelView({channel, team, name, focus, onThread}: Props) {
    const posts = useQuery(postsQuery(channel.id, focus));
    const ready = useQuery(membershipsQuery).isSuccess;
    const place = useMemo(() => ({channel, team, onThread}), [channel, team, onThread]);
    return (
        <PostsContext value={place}>
            <div className={classes.view} id="posts" tabIndex={-1}>
                {posts.error && <div className={classes.problem}><Failure error={posts.error} retry={() => void posts.refetch()} /></div>}
                {posts.data && ready ? <Posts stretch={posts.data} channel={channel} team={team} name={name} focus={focus} /> : <Waiting />}
            </div>
        </PostsContext>
    );
}

function Posts({stretch, channel, team, name, focus}: Omit<Props, 'onThread'> & {stretch: Stretch}) {
    const say = useText();
    const navigate = useNavigate();
    const list = useRef<PostListHandle>(null);
    const {firstNewId, bottom, setBottom} = useReading(channel, stretch);
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
            <Composer channel={channel} team={team} rootId="" label={say('composer.to', {name})} onSent={() => void toNewest()} />
        </>
    );
}
