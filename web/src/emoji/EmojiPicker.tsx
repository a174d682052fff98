import {ActionIcon, Popover, TextInput} from '@mantine/core';
import {IconMoodSmile} from '@tabler/icons-react';
import type {ComponentType} from 'react';
import {useState} from 'react';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {useFoundEmoji} from './custom';
import classes from './EmojiPicker.module.css';
import {EmojiSign} from './EmojiSign';

const SHOWN = 160;

interface Props {
    onPick: (name: string) => void;
    /** What it is for; to put an emoji into a text if it is not said. */
    label?: string;
    icon?: ComponentType<{size: string}>;
    onOpen?: (opened: boolean) => void;
    /** Whether the focus goes back to the button; else whoever asked takes it. */
    returnFocus?: boolean;
}

export function EmojiPicker({onPick, label, icon: Icon = IconMoodSmile, onOpen, returnFocus}: Props) {
    const say = useText();
    const [opened, setOpened] = useState(false);
    const [term, setTerm] = useState('');
    const found = useFoundEmoji(term.trim().toLowerCase(), SHOWN, opened);
    const open = (now: boolean) => {
        setOpened(now);
        onOpen?.(now);
    };
    return (
        <Popover opened={opened} onChange={open} position="top-end" withArrow trapFocus returnFocus={returnFocus} width="var(--u-narrow)">
            <Popover.Target>
                <ActionIcon variant="subtle" color="gray" onClick={() => open(!opened)} aria-label={label ?? say('emoji.pick')} title={label}>
                    <Icon size={ICON.LARGE} aria-hidden />
                </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown p="xs" onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}>
                <TextInput
                    aria-label={say('emoji.find')}
                    placeholder={say('emoji.find')}
                    data-autofocus
                    value={term}
                    onChange={(event) => setTerm(event.currentTarget.value)}
                />
                <div className={classes.scroll}>
                    <div className={classes.grid}>
                        {found?.map((name) => (
                            <button
                                key={name}
                                type="button"
                                className={classes.emoji}
                                title={`:${name}:`}
                                aria-label={name}
                                onClick={() => {
                                    onPick(name);
                                    open(false);
                                }}
                            >
                                <EmojiSign name={name} />
                            </button>
                        ))}
                    </div>
                </div>
            </Popover.Dropdown>
        </Popover>
    );
}
