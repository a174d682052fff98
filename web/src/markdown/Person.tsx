import {Popover} from '@mantine/core';
import {useContext, useRef, useState} from 'react';

import {ProfileCard} from '../channels/ProfileCard';
import {useMe} from '../session/queries';
import {useUserByName} from '../users/queries';
import {useName} from '../users/useName';
import classes from './Markdown.module.css';
import {TeamContext} from './TeamContext';

interface Props {
    name: string;
    /** What follows it and may be of the name or of the sentence. */
    end: string;
    text: string;
}

/** A user's name, which tells who they are; a word that is nobody's name stays a word. */
export function Person({name, end, text}: Props) {
    const me = useMe();
    const call = useName();
    const team = useContext(TeamContext);
    const whole = useUserByName((name + end).toLowerCase());
    const short = useUserByName(name.toLowerCase());
    const user = whole ?? short;
    const button = useRef<HTMLButtonElement>(null);
    const [opened, setOpened] = useState(false);
    const close = () => {
        setOpened(false);
        button.current?.focus();
    };
    if (!user) {
        return <>{text}{end}</>;
    }
    return (
        <>
            <button
                ref={button}
                type="button"
                className={classes.mention}
                data-me={user.id === me.id || undefined}
                aria-haspopup="dialog"
                aria-expanded={opened}
                onClick={() => setOpened(true)}
            >
                @{call(user)}
            </button>
            {whole ? '' : end}
            {opened && (
                <Popover opened onChange={close} position="bottom-start" width="var(--u-sidebar-width)" shadow="md" trapFocus>
                    <Popover.Target><span /></Popover.Target>
                    <Popover.Dropdown aria-label={call(user)}><ProfileCard user={user} team={{name: team}} /></Popover.Dropdown>
                </Popover>
            )}
        </>
    );
}
