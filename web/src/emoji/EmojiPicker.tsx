import {ActionIcon, Popover, ScrollArea, TextInput} from '@mantine/core';
import {useDisclosure} from '@mantine/hooks';
import {IconMoodSmile} from '@tabler/icons-react';
import {useState} from 'react';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import classes from './EmojiPicker.module.css';
import {findEmoji, useEmojiNames} from './emoji';

const SHOWN = 160;

export function EmojiPicker({onPick}: {onPick: (name: string) => void}) {
    const say = useText();
    const [opened, {toggle, close}] = useDisclosure(false);
    const [term, setTerm] = useState('');
    const names = useEmojiNames(opened);
    return (
        <Popover opened={opened} onChange={(now) => !now && close()} position="top-end" withArrow trapFocus width="var(--u-narrow)">
            <Popover.Target>
                <ActionIcon variant="subtle" color="gray" onClick={toggle} aria-label={say('emoji.pick')}>
                    <IconMoodSmile size={ICON.LARGE} aria-hidden />
                </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown p="xs">
                <TextInput
                    aria-label={say('emoji.find')}
                    placeholder={say('emoji.find')}
                    data-autofocus
                    value={term}
                    onChange={(event) => setTerm(event.currentTarget.value)}
                />
                <ScrollArea h="var(--u-picker-height)" mt="xs">
                    <div className={classes.grid}>
                        {names && findEmoji(names, term.trim().toLowerCase(), SHOWN).map(([name, character]) => (
                            <button
                                key={name}
                                type="button"
                                className={classes.emoji}
                                title={`:${name}:`}
                                aria-label={name}
                                onClick={() => {
                                    onPick(name);
                                    close();
                                }}
                            >
                                {character}
                            </button>
                        ))}
                    </div>
                </ScrollArea>
            </Popover.Dropdown>
        </Popover>
    );
}
