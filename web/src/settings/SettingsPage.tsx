import {NavLink} from '@mantine/core';
import {IconKey, IconLock, IconPalette, IconUser} from '@tabler/icons-react';
import {Link, Navigate, useParams} from 'react-router';

import {Shell} from '../shared/Shell';
import type {MessageId} from '../text/text';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {DisplaySection} from './DisplaySection';
import {ProfileSection} from './ProfileSection';
import {SecuritySection} from './SecuritySection';
import {TokensSection} from './TokensSection';

const SECTIONS: [string, MessageId, typeof IconUser, () => React.ReactNode][] = [
    ['profile', 'profile.title', IconUser, ProfileSection],
    ['security', 'security.title', IconLock, SecuritySection],
    ['tokens', 'tokens.title', IconKey, TokensSection],
    ['display', 'display.title', IconPalette, DisplaySection],
];

export default function SettingsPage() {
    const say = useText();
    const {section} = useParams();
    const chosen = SECTIONS.find(([path]) => path === section);
    if (!chosen) {
        return <Navigate to="/account_settings/profile" replace />;
    }
    const Section = chosen[3];
    const menu = SECTIONS.map(([path, title, Icon]) => (
        <NavLink
            key={path}
            component={Link}
            to={`/account_settings/${path}`}
            active={path === section}
            aria-current={path === section ? 'page' : undefined}
            label={say(title)}
            leftSection={<Icon size={ICON.LARGE} aria-hidden />}
        />
    ));
    return (
        <Shell title={say('settings.title')} label={say('settings.menu')} menu={menu}>
            <Section />
        </Shell>
    );
}
