import {ActionIcon, Button, Menu, Text} from '@mantine/core';
import {useDisclosure} from '@mantine/hooks';
import type {Team} from '@mattermost/types/teams';
import {IconMessagePlus, IconPlus, IconSearch, IconWorldSearch} from '@tabler/icons-react';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {BrowseChannels} from './BrowseChannels';
import {CreateChannel} from './CreateChannel';
import {useSidebarChannels} from './queries';
import classes from './Sidebar.module.css';
import {SidebarGroup} from './SidebarGroup';
import {StartDirect} from './StartDirect';
import {useMay, useMayCreate} from './useMay';

/** The team's channels and the user's direct messages. */
export function Sidebar({team, openId, onSwitch}: {team: Team; openId: string; onSwitch: () => void}) {
    const say = useText();
    const channels = useSidebarChannels(team.id, openId);
    const mayCreate = useMayCreate(team.id);
    const mayTalk = useMay('create_direct_channel');
    const [browsing, browse] = useDisclosure(false);
    const [creating, create] = useDisclosure(false);
    const [starting, start] = useDisclosure(false);
    return (
        <nav className={classes.sidebar} aria-label={say('sidebar.label')}>
            <div className={classes.head}>
                <Text fw={700} truncate c="var(--u-side-strong)">{team.display_name}</Text>
                <Menu position="bottom-end" withArrow>
                    <Menu.Target>
                        <ActionIcon variant="transparent" className={classes.add} aria-label={say('sidebar.add')}>
                            <IconPlus size={ICON.LARGE} aria-hidden />
                        </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                        <Menu.Item leftSection={<IconWorldSearch size={ICON.MEDIUM} aria-hidden />} onClick={browse.open}>{say('browse.title')}</Menu.Item>
                        {mayCreate.some && (
                            <Menu.Item leftSection={<IconPlus size={ICON.MEDIUM} aria-hidden />} onClick={create.open}>{say('create-channel.title')}</Menu.Item>
                        )}
                        {mayTalk && (
                            <Menu.Item leftSection={<IconMessagePlus size={ICON.MEDIUM} aria-hidden />} onClick={start.open}>{say('direct.title')}</Menu.Item>
                        )}
                    </Menu.Dropdown>
                </Menu>
            </div>
            <div className={classes.find}>
                <Button
                    fullWidth
                    size="xs"
                    variant="default"
                    justify="space-between"
                    className={classes.findButton}
                    leftSection={<IconSearch size={ICON.SMALL} aria-hidden />}
                    rightSection={<kbd className={classes.keys}>{navigator.platform.startsWith('Mac') ? '⌘K' : 'Ctrl K'}</kbd>}
                    onClick={onSwitch}
                >
                    {say('switcher.open')}
                </Button>
            </div>
            <div className={classes.lists}>
                <SidebarGroup id="channels" title={say('sidebar.channels')} team={team.name} channels={channels.team} openId={openId} />
                <SidebarGroup id="direct" title={say('sidebar.direct')} team={team.name} channels={channels.personal} openId={openId} empty={say('sidebar.no-direct')} />
            </div>
            <BrowseChannels team={team} opened={browsing} onClose={browse.close} onCreate={() => { browse.close(); create.open(); }} />
            <CreateChannel team={team} opened={creating} onClose={create.close} />
            <StartDirect team={team} opened={starting} onClose={start.close} />
        </nav>
    );
}
