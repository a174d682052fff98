import {Menu, Text, Tooltip} from '@mantine/core';
import {useDisclosure} from '@mantine/hooks';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {IconChevronDown, IconEdit, IconHash, IconLock, IconLogout, IconPin, IconUsers} from '@tabler/icons-react';
import {useMutation, useQuery} from '@tanstack/react-query';
import {useNavigate} from 'react-router';

import {api} from '../api/client';
import {EditChannel} from '../channels/EditChannel';
import {MembersDialog} from '../channels/MembersDialog';
import {channelStatsQuery, refetchChannels, useChannels} from '../channels/queries';
import {usePartner} from '../channels/useChannelName';
import {kindOf, useMay} from '../channels/useMay';
import {Markdown} from '../markdown/Markdown';
import {useMe} from '../session/queries';
import {toldProblem} from '../shared/notify';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {UserAvatar} from '../users/UserAvatar';
import classes from './ChannelHeader.module.css';
import {MenuButton} from './MenuButton';

interface Props {
    channel: Channel;
    team: Team;
    name: string;
    /** Opens the sidebar where it is hidden. */
    onMenu?: () => void;
    /** Opens what is pinned, or closes it. */
    onPinned: () => void;
}

export function ChannelHeader({channel, team, name, onMenu, onPinned}: Props) {
    const say = useText();
    const me = useMe();
    const navigate = useNavigate();
    const member = useChannels()[channel.id] !== undefined;
    const stats = useQuery(channelStatsQuery(channel.id)).data;
    const partner = usePartner(channel);
    const personal = channel.type === 'D' || channel.type === 'G';
    const mayEdit = useMay(`manage_${kindOf(channel)}_channel_properties`, channel);
    const [editing, edit] = useDisclosure(false);
    const [members, showMembers] = useDisclosure(false);
    const leave = useMutation({
        mutationFn: (channelId: string) => api.removeFromChannel(me.id, channelId),
        onSuccess: refetchChannels,
        onError: toldProblem,
    });
    // Whoever is still there when they are out of it is told that they were removed.
    const goAway = () => {
        void navigate(`/${team.name}/channels/town-square`);
        leave.mutate(channel.id);
    };
    const Icon = channel.type === 'P' ? IconLock : channel.type === 'G' ? IconUsers : IconHash;
    return (
        <header className={classes.header}>
            {onMenu && <MenuButton onOpen={onMenu} />}
            {channel.type === 'D' ? <UserAvatar user={partner} small status /> : <Icon size={ICON.LARGE} aria-hidden className={classes.sign} />}
            <Menu withArrow position="bottom-start" disabled={personal}>
                <Menu.Target>
                    <button type="button" className={classes.title} disabled={personal}>
                        <h1 className={classes.name}>{name}</h1>
                        {!personal && <IconChevronDown size={ICON.MEDIUM} aria-hidden />}
                    </button>
                </Menu.Target>
                <Menu.Dropdown>
                    <Menu.Item leftSection={<IconUsers size={ICON.MEDIUM} aria-hidden />} onClick={showMembers.open}>{say('members.title')}</Menu.Item>
                    {mayEdit && (
                        <Menu.Item leftSection={<IconEdit size={ICON.MEDIUM} aria-hidden />} onClick={edit.open}>{say('edit-channel.title')}</Menu.Item>
                    )}
                    {channel.name !== 'town-square' && member && (
                        <Menu.Item color="red" leftSection={<IconLogout size={ICON.MEDIUM} aria-hidden />} onClick={goAway}>
                            {say('channel.leave')}
                        </Menu.Item>
                    )}
                </Menu.Dropdown>
            </Menu>
            <div className={classes.about}><Markdown text={channel.header || channel.purpose} team={team} inline /></div>
            <Tooltip label={say('pinned.title')} withArrow>
                <button type="button" className={classes.members} onClick={onPinned} aria-label={say('pinned.title')}>
                    <IconPin size={ICON.LARGE} aria-hidden />
                </button>
            </Tooltip>
            {stats && channel.type !== 'D' && (
                <Tooltip label={say('members.title')} withArrow>
                    <button type="button" className={classes.members} onClick={showMembers.open} aria-label={say('members.count', {count: stats.member_count})}>
                        <IconUsers size={ICON.MEDIUM} aria-hidden />
                        <Text size="sm" span>{stats.member_count}</Text>
                    </button>
                </Tooltip>
            )}
            {!personal && <EditChannel channel={channel} opened={editing} onClose={edit.close} />}
            <MembersDialog channel={channel} team={team} opened={members} onClose={showMembers.close} />
        </header>
    );
}
