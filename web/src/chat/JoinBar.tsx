import {Button, Group, Text} from '@mantine/core';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import {useMutation} from '@tanstack/react-query';

import {joinChannel} from '../channels/queries';
import {useMay} from '../channels/useMay';
import {refetchPosts} from '../posts/queries';
import {Failure} from '../shared/Failure';
import {useText} from '../text/text';
import classes from './JoinBar.module.css';

/** Where those who are in a channel write: the others may join it. */
export function JoinBar({channel, name}: {channel: Channel; name: string}) {
    const say = useText();
    const mayJoin = useMay('join_public_channels', {team_id: channel.team_id});
    // Until now nobody told of what is written there.
    const join = useMutation({mutationFn: joinChannel, onSuccess: () => refetchPosts(channel.id)});
    return (
        <div className={classes.bar}>
            <Failure error={join.error} />
            <Group justify="space-between">
                <Text>{say('join.hint', {name})}</Text>
                {mayJoin && <Button onClick={() => join.mutate(channel)} loading={join.isPending}>{say('join.submit')}</Button>}
            </Group>
        </div>
    );
}
