import {ActionIcon, Popover, Table, Text} from '@mantine/core';
import {IconBold, IconCode, IconHelp, IconItalic, IconLink, IconList, IconQuote} from '@tabler/icons-react';
import type {RefObject} from 'react';

import type {MessageId} from '../text/text';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {prefixed, wrapped} from './completion';
import classes from './FormatBar.module.css';

export interface Selection {
    text: string;
    from: number;
    to: number;
}

type Change = (text: string, from: number, to: number) => Selection;

const BUTTONS: [MessageId, typeof IconBold, Change][] = [
    ['format.bold', IconBold, (text, from, to) => wrapped(text, from, to, '**')],
    ['format.italic', IconItalic, (text, from, to) => wrapped(text, from, to, '_')],
    ['format.code', IconCode, (text, from, to) => wrapped(text, from, to, '`')],
    ['format.link', IconLink, linked],
    ['format.quote', IconQuote, (text, from, to) => prefixed(text, from, to, '> ')],
    ['format.list', IconList, (text, from, to) => prefixed(text, from, to, '- ')],
];

const HELP = ['**bold**', '_italic_', '~~strike~~', '`code`', '```java … ```', '> quote', '- item', '- [ ] task', '[text](https://…)', '| a | b |', '@user  ~channel  #tag  :tada:'];

/** Buttons that write Markdown, and what can be written. */
export function FormatBar({field, onChange}: {field: RefObject<HTMLTextAreaElement | null>; onChange: (next: Selection) => void}) {
    const say = useText();
    return (
        <div className={classes.bar}>
            {BUTTONS.map(([id, Icon, change]) => (
                <ActionIcon
                    key={id}
                    variant="subtle"
                    color="gray"
                    className={classes.button}
                    aria-label={say(id)}
                    title={say(id)}
                    onClick={() => {
                        const {value, selectionStart, selectionEnd} = field.current!;
                        onChange(change(value, selectionStart, selectionEnd));
                    }}
                >
                    <Icon size={ICON.MEDIUM} aria-hidden />
                </ActionIcon>
            ))}
            <Popover position="top-start" withArrow trapFocus>
                <Popover.Target>
                    <ActionIcon variant="subtle" color="gray" aria-label={say('format.help')} title={say('format.help')}>
                        <IconHelp size={ICON.MEDIUM} aria-hidden />
                    </ActionIcon>
                </Popover.Target>
                <Popover.Dropdown>
                    <Text fw={600} mb="xs">{say('format.help')}</Text>
                    <Table withRowBorders={false} verticalSpacing="0">
                        <Table.Tbody>
                            {HELP.map((line) => <Table.Tr key={line}><Table.Td><code>{line}</code></Table.Td></Table.Tr>)}
                        </Table.Tbody>
                    </Table>
                    <Text size="xs" c="var(--u-text-soft)" mt="xs">{say('format.keys')}</Text>
                </Popover.Dropdown>
            </Popover>
        </div>
    );
}

function linked(text: string, from: number, to: number): Selection {
    const name = text.slice(from, to) || 'text';
    const address = from + name.length + 3;
    return {text: `${text.slice(0, from)}[${name}](https://)${text.slice(to)}`, from: address, to: address + 8};
}
