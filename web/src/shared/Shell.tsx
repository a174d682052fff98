import {ActionIcon, Drawer} from '@mantine/core';
import {useDisclosure, useMediaQuery} from '@mantine/hooks';
import {IconArrowLeft, IconMenu2} from '@tabler/icons-react';
import type {ReactNode} from 'react';
import {useEffect} from 'react';
import {Link, useLocation} from 'react-router';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {Boundary} from './Boundary';
import classes from './Shell.module.css';

interface Props {
    title: string;
    label: string;
    menu: ReactNode;
    children: ReactNode;
}

/** A page with a menu beside it: account settings and the system console. */
export function Shell({title, label, menu, children}: Props) {
    const say = useText();
    const narrow = useMediaQuery('(max-width: 48em)', false, {getInitialValueInEffect: false});
    const [opened, {open, close}] = useDisclosure(false);
    const path = useLocation().pathname;
    useEffect(() => {
        close();
        document.title = title;
    }, [path, close, title]);
    const side = <nav className={classes.menu} aria-label={label}>{menu}</nav>;
    return (
        <div className={classes.page}>
            <header className={classes.head}>
                {narrow && (
                    <ActionIcon variant="subtle" color="gray" size="lg" onClick={open} aria-label={label}>
                        <IconMenu2 size={ICON.HUGE} aria-hidden />
                    </ActionIcon>
                )}
                <ActionIcon component={Link} to="/" variant="subtle" color="gray" size="lg" aria-label={say('action.to-chat')} title={say('action.to-chat')}>
                    <IconArrowLeft size={ICON.HUGE} aria-hidden />
                </ActionIcon>
                <span className={classes.title}>{title}</span>
            </header>
            <div className={classes.columns}>
                {narrow
                    ? <Drawer opened={opened} onClose={close} withCloseButton={false} size="var(--u-menu-width)" padding={0} aria-label={label}>{side}</Drawer>
                    : side}
                <main className={classes.content} tabIndex={-1}>
                    <div className={classes.measure}><Boundary of={path}>{children}</Boundary></div>
                </main>
            </div>
        </div>
    );
}
