import {ActionIcon, Text} from '@mantine/core';
import {IconX} from '@tabler/icons-react';
import type {ReactNode} from 'react';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import classes from './SidePane.module.css';

interface Props {
    title: string;
    /** Of the channel that it belongs to. */
    name: string;
    onClose: () => void;
    /** Whether files may be dropped on it. */
    drop?: boolean;
    children: ReactNode;
}

/** What stands beside a channel; where there is no room for both, instead of it. Escape leaves it. */
export function SidePane({title, name, onClose, drop, children}: Props) {
    const say = useText();
    return (
        <aside
            className={classes.pane}
            aria-label={title}
            data-drop={drop}
            onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
        >
            <header className={classes.head}>
                <div>
                    <h2 className={classes.title}>{title}</h2>
                    <Text size="xs" c="var(--u-text-soft)">{name}</Text>
                </div>
                <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={say('action.close')}>
                    <IconX size={ICON.LARGE} aria-hidden />
                </ActionIcon>
            </header>
            {children}
        </aside>
    );
}
