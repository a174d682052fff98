import {UnstyledButton} from '@mantine/core';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import {IconChevronDown, IconHash, IconLock, IconUsers} from '@tabler/icons-react';
import {Link} from 'react-router';

import {COLLAPSED, setDisplayPreference, useDisplayPreference} from '../preferences/queries';
import {toldProblem} from '../shared/notify';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {UserAvatar} from '../users/UserAvatar';
import {channelPath} from './paths';
import {useMemberships} from './queries';
import classes from './Sidebar.module.css';
import {isMuted, isUnread, mentionsIn} from './unread';
import {useChannelName, usePartner} from './useChannelName';

interface Props {
    id: string;
    title: string;
    team: string;
    channels: Channel[];
    openId: string;
    empty?: string;
}

/** Some of the sidebar's channels under a heading; collapsed, it still shows what is unread. */
export function SidebarGroup({id, title, team, channels, openId, empty}: Props) {
    const memberships = useMemberships();
    const collapsed = useDisplayPreference(COLLAPSED).split(' ');
    const closed = collapsed.includes(id);
    const toggle = () => {
        const next = closed ? collapsed.filter((each) => each !== id) : [...collapsed, id];
        setDisplayPreference(COLLAPSED, next.filter(Boolean).join(' ')).catch(toldProblem);
    };
    const shown = closed
        ? channels.filter((channel) => channel.id === openId || isUnread(channel, memberships[channel.id]))
        : channels;
    return (
        <section className={classes.group}>
            <h2 className={classes.heading}>
                <UnstyledButton onClick={toggle} aria-expanded={!closed} className={classes.toggle}>
                    <IconChevronDown size={ICON.SMALL} aria-hidden data-closed={closed || undefined} className={classes.chevron} />
                    {title}
                </UnstyledButton>
            </h2>
            <ul className={classes.list}>
                {shown.map((channel) => <Row key={channel.id} team={team} channel={channel} open={channel.id === openId} />)}
            </ul>
            {empty && channels.length === 0 && !closed && <p className={classes.empty}>{empty}</p>}
        </section>
    );
}

function Row({team, channel, open}: {team: string; channel: Channel; open: boolean}) {
    const say = useText();
    const membership = useMemberships()[channel.id];
    const name = useChannelName(channel);
    const mentions = mentionsIn(membership);
    const unread = isUnread(channel, membership) && !isMuted(membership);
    const marks = mentions > 0 ? say('sidebar.mentions', {count: mentions}) : unread ? say('sidebar.unread') : '';
    return (
        <li>
            <Link
                to={channelPath(team, channel)}
                className={classes.row}
                data-open={open || undefined}
                data-unread={unread || undefined}
                aria-current={open ? 'page' : undefined}
                aria-label={[name, marks].filter(Boolean).join(', ')}
            >
                <Sign channel={channel} />
                <span className={classes.name}>{name}</span>
                {mentions > 0 && <span className={classes.badge}>{mentions > 99 ? '99+' : mentions}</span>}
            </Link>
        </li>
    );
}

function Sign({channel}: {channel: Channel}) {
    const partner = usePartner(channel);
    if (channel.type === 'D') {
        return <UserAvatar user={partner} small status />;
    }
    const Icon = channel.type === 'G' ? IconUsers : channel.type === 'P' ? IconLock : IconHash;
    return <Icon size={ICON.MEDIUM} aria-hidden className={classes.sign} />;
}
