import {Button, Center, Drawer, Stack, Text} from '@mantine/core';
import {useDisclosure, useHotkeys, useMediaQuery} from '@mantine/hooks';
import {useCallback, useEffect, useState} from 'react';
import {Link, useLocation} from 'react-router';

import {ProfileCard} from '../channels/ProfileCard';
import {QuickSwitcher} from '../channels/QuickSwitcher';
import {Sidebar} from '../channels/Sidebar';
import {useChannelName} from '../channels/useChannelName';
import {useUnreadTotal} from '../channels/useUnreadTotal';
import {Boundary} from '../shared/Boundary';
import {Waiting} from '../shared/Later';
import {rememberPlace} from '../teams/lastPlace';
import {useText} from '../text/text';
import {ChannelHeader} from './ChannelHeader';
import classes from './ChatPage.module.css';
import {MenuButton} from './MenuButton';
import {PinnedPane} from './PinnedPane';
import {TeamRail} from './TeamRail';
import {ThreadPane} from './ThreadPane';
import {useOpenChannel} from './useOpenChannel';
import {useRemoval} from './useRemoval';
import {VisitedChannels} from './VisitedChannels';

const NARROW = '(max-width: 48em)';

/** Too narrow for a channel and a thread side by side. */
const TIGHT = '(max-width: 62em)';

const PINNED = 'pinned';

/** What stands beside the channel: what is pinned there, or a thread. */
type Side = typeof PINNED | {rootId: string};

/** Teams, channels, posts and a thread side by side; where there is no room, the thread instead of the channel; on a phone all one after the other. */
export function ChatPage() {
    const say = useText();
    const narrow = useMediaQuery(NARROW, false, {getInitialValueInEffect: false});
    const tight = useMediaQuery(TIGHT, false, {getInitialValueInEffect: false});
    const path = useLocation().pathname;
    const open = useOpenChannel();
    const {team, channel, focus} = open;
    const name = useChannelName(channel);
    useRemoval(open, name);
    const [menu, {open: openMenu, close: closeMenu}] = useDisclosure(false);
    const [switching, {open: openSwitcher, close: closeSwitcher}] = useDisclosure(false);
    const [side, setSide] = useState<Side>();
    const openThread = useCallback((rootId: string) => setSide({rootId}), []);
    const closeSide = () => setSide(undefined);
    const togglePinned = () => setSide(side === PINNED ? undefined : PINNED);
    const mentions = useUnreadTotal(team?.id ?? '');

    useHotkeys([['mod+K', openSwitcher]], []);
    useEffect(() => {
        closeMenu();
        setSide(undefined);
    }, [channel?.id, closeMenu]);
    useEffect(() => {
        if (team && channel && !focus) {
            rememberPlace(team.name, path);
        }
    }, [team, channel, path, focus]);
    useEffect(() => {
        if (channel && team) {
            document.title = `${mentions > 0 ? `(${mentions}) ` : ''}${name} · ${team.display_name}`;
        }
    }, [mentions, name, team, channel]);

    const sides = (
        <div className={classes.sides}>
            <Boundary><TeamRail current={team?.id ?? ''} /></Boundary>
            <Boundary>{team && <Sidebar team={team} openId={channel?.id ?? ''} onSwitch={openSwitcher} />}</Boundary>
        </div>
    );
    return (
        <div className={classes.page}>
            <a className="skip" href="#posts">{say('chat.skip')}</a>
            {narrow ? (
                <Drawer
                    opened={menu}
                    onClose={closeMenu}
                    withCloseButton={false}
                    size="var(--u-narrow)"
                    padding={0}
                    title={undefined}
                    aria-label={say('chat.menu')}
                    classNames={{body: classes.drawer}}
                >
                    {sides}
                </Drawer>
            ) : sides}
            <main className={classes.main} hidden={Boolean(tight && side)}>
                {narrow && !(channel && team) && <div className={classes.menu}><MenuButton onOpen={openMenu} /></div>}
                {channel && team ? (
                    <>
                        <Boundary of={channel}>
                            <ChannelHeader channel={channel} team={team} name={name} onMenu={narrow ? openMenu : undefined} onPinned={togglePinned} />
                        </Boundary>
                        <div className={classes.posts} id="posts" tabIndex={-1}>
                            <VisitedChannels open={{channel, team, focus}} onThread={openThread} />
                        </div>
                    </>
                ) : open.partner && team ? (
                    <Center h="100%" p="md"><ProfileCard user={open.partner} team={team} /></Center>
                ) : open.pending ? <Waiting /> : (
                    <Center h="100%" p="md">
                        <Stack align="center">
                            <Text>{say('chat.not-found')}</Text>
                            <Button component={Link} to="/">{say('chat.home')}</Button>
                        </Stack>
                    </Center>
                )}
            </main>
            {side && channel && team && (
                <Boundary of={side}>
                    {side === PINNED
                        ? <PinnedPane channel={channel} team={team} name={name} onThread={openThread} onClose={closeSide} />
                        : <ThreadPane key={side.rootId} rootId={side.rootId} channel={channel} team={team} name={name} onClose={closeSide} />}
                </Boundary>
            )}
            {team && <QuickSwitcher team={team} opened={switching} onClose={closeSwitcher} />}
        </div>
    );
}
