import {NavLink, Stack, Text, TextInput} from '@mantine/core';
import {IconSearch} from '@tabler/icons-react';
import {useState} from 'react';
import {Link, Navigate, useParams} from 'react-router';

import {useMay} from '../channels/useMay';
import {Waiting} from '../shared/Later';
import {Shell} from '../shared/Shell';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {ApiUsagePage} from './ApiUsagePage';
import type {Changes} from './config';
import classes from './ConsolePage.module.css';
import {SettingsForm} from './SettingsForm';
import {StatisticsPage} from './StatisticsPage';
import {GROUPS} from './structure';
import type {ConsoleMessageId} from './text';
import {ConsoleText, useConsoleText} from './text';
import {UsersPage} from './UsersPage';

type May = 'set' | 'count' | 'administer';

/** Pages that are more than settings, and what one has to be let do there. */
const OTHERS: {group: string; title: ConsoleMessageId; may: May; pages: [string, ConsoleMessageId, () => React.ReactNode][]}[] = [
    {group: 'reporting', title: 'group.reporting', may: 'count', pages: [
        ['statistics', 'page.statistics', StatisticsPage],
        ['api_usage', 'page.api_usage', ApiUsagePage],
    ]},
    {group: 'user_management', title: 'group.user_management', may: 'administer', pages: [['users', 'page.users', UsersPage]]},
];

export default function ConsolePage() {
    const say = useText();
    const may = {
        set: useMay('manage_system'),
        count: useMay('get_analytics'),
        administer: useMay('sysconsole_read_user_management_users'),
    };
    if (Object.values(may).includes(undefined)) {
        return <Waiting />;
    }
    if (!Object.values(may).includes(true)) {
        return <Shell title={say('menu.console')} label={say('menu.console')} menu={null}><Text>{say('console.forbidden')}</Text></Shell>;
    }
    return <ConsoleText><Console may={may} /></ConsoleText>;
}

function Console({may}: {may: Record<May, boolean | undefined>}) {
    const say = useText();
    const tell = useConsoleText();
    const {group = '', page = ''} = useParams();
    const [term, setTerm] = useState('');
    // Here, so that what is not saved yet stays while one looks at other pages.
    const [changes, setChanges] = useState<Changes>({});
    const others = OTHERS.filter((each) => may[each.may]);
    const groups = may.set ? GROUPS : [];
    const other = others.find((each) => each.group === group)?.pages.find(([id]) => id === page);
    const settings = groups.find((each) => each.id === group)?.pages.find((each) => each.id === page);
    if (!other && !settings) {
        const [first] = [...others.map((each) => `${each.group}/${each.pages[0][0]}`), ...groups.map((each) => `${each.id}/${each.pages[0].id}`)];
        return <Navigate to={`/admin_console/${first}`} replace />;
    }
    const Other = other?.[2];
    const link = (groupId: string, id: string, title: ConsoleMessageId) => {
        const current = groupId === group && id === page && !term;
        return <NavLink
            key={id}
            component={Link}
            to={`/admin_console/${groupId}/${id}`}
            className={classes.link}
            active={current}
            aria-current={current ? 'page' : undefined}
            onClick={() => setTerm('')}
            label={tell(title)}
        />;
    };
    const menu = (
        <Stack gap="xs">
            <TextInput
                type="search"
                aria-label={tell('search')}
                placeholder={tell('search')}
                leftSection={<IconSearch size={ICON.MEDIUM} aria-hidden />}
                value={term}
                onChange={(event) => setTerm(event.currentTarget.value)}
            />
            {[...others.map((each) => ({id: each.group, title: each.title, links: each.pages.map(([id, title]) => link(each.group, id, title))})),
                ...groups.map((each) => ({id: each.id, title: each.title, links: each.pages.map(({id, title}) => link(each.id, id, title))}))]
                .map((each) => (
                    <section key={each.id}>
                        <h2 className={classes.group}>{tell(each.title)}</h2>
                        {each.links}
                    </section>
                ))}
        </Stack>
    );
    return (
        <Shell title={say('menu.console')} label={tell('menu')} menu={menu}>
            {Other && !term.trim() ? <Other /> : <SettingsForm page={settings} term={term.trim()} changes={changes} setChanges={setChanges} />}
        </Shell>
    );
}
