import {ActionIcon, Text, Textarea} from '@mantine/core';
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {Team} from '@mattermost/types/teams';
import {IconSend2} from '@tabler/icons-react';
import {useEffect, useId, useRef, useState} from 'react';

import {useMay} from '../channels/useMay';
import {EmojiPicker} from '../emoji/EmojiPicker';
import {inFence} from '../markdown/fence';
import {draftOf as newPost, useSendPost} from '../posts/queries';
import {tellTyping} from '../realtime/socket';
import {useClientConfig} from '../session/queries';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {AttachButton} from './AttachButton';
import type {Asked} from './completion';
import {askedAt, completed} from './completion';
import classes from './Composer.module.css';
import {draftOf, keepDraft} from './drafts';
import type {Selection} from './FormatBar';
import {FormatBar} from './FormatBar';
import {SuggestionList} from './SuggestionList';
import {UploadList} from './UploadList';
import {useDrop} from './useDrop';
import {useSuggestions} from './useSuggestions';
import {useUploads} from './useUploads';

/** Characters of a message at the most, where the server does not say. */
const LONGEST = 16_383;

/** From so few that are left, they are told. */
const FEW = 1_383;

interface Props {
    channel: Channel;
    team: Team;
    rootId: string;
    label: string;
    onSent: () => void;
}

/** Where messages are written: Enter sends, but within a code block it begins a line, as Shift and Enter does everywhere. */
export function Composer({channel, team, rootId, label, onSent}: Props) {
    const say = useText();
    const listId = useId();
    const field = useRef<HTMLTextAreaElement>(null);
    const send = useSendPost(channel.id);
    const config = useClientConfig();
    const longest = Number(config.MaxPostSize) || LONGEST;
    const [text, setText] = useState(() => draftOf(channel.id, rootId));
    const [asked, setAsked] = useState<Asked | null>(null);
    const [at, setAt] = useState(0);
    const suggestions = useSuggestions(asked, channel, team);
    const archived = channel.delete_at > 0;
    const forbidden = useMay('create_post', channel) === false;
    const frame = useRef<HTMLDivElement>(null);
    const uploads = useUploads(channel.id);
    const attaches = useMay('upload_file', channel) === true && config.EnableFileAttachments === 'true' && !archived && !forbidden;
    const held = useDrop(frame, attaches, uploads.add);
    const ready = (text.trim() !== '' || uploads.infos.length > 0) && text.length <= longest && !uploads.unready;

    // Whoever comes here may write at once. A phone would show its keyboard over what they came to read.
    useEffect(() => {
        if (!window.matchMedia('(pointer: coarse)').matches) {
            field.current?.focus({preventScroll: true});
        }
    }, []);

    const change = (next: string, cursor: number) => {
        setText(next);
        keepDraft(channel.id, rootId, next);
        setAsked(askedAt(next, cursor));
        setAt(0);
    };
    const select = (next: Selection) => {
        change(next.text, next.to);
        requestAnimationFrame(() => {
            field.current?.focus();
            field.current?.setSelectionRange(next.from, next.to);
        });
    };
    const choose = (word: string) => {
        if (asked && field.current) {
            const next = completed(text, field.current.selectionStart, asked, word);
            select({text: next.text, from: next.cursor, to: next.cursor});
        }
    };
    const submit = () => {
        if (ready) {
            send.mutate(newPost(channel.id, rootId, text, uploads.infos));
            uploads.clear();
            change('', 0);
            onSent();
        }
    };
    const onKeyDown = (event: React.KeyboardEvent) => {
        if (suggestions.length > 0 && ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(event.key)) {
            event.preventDefault();
            if (event.key === 'Escape') {
                setAsked(null);
            } else if (event.key === 'Enter' || event.key === 'Tab') {
                choose(suggestions[Math.min(at, suggestions.length - 1)].word);
            } else {
                setAt((at + (event.key === 'ArrowDown' ? 1 : suggestions.length - 1)) % suggestions.length);
            }
        } else if (event.key === 'Enter' && !event.shiftKey && !inFence(text, field.current?.selectionStart ?? 0)) {
            event.preventDefault();
            submit();
        }
    };
    const onPaste = (event: React.ClipboardEvent) => {
        const files = [...event.clipboardData.files];
        // Documents put a picture of their text beside it.
        if (attaches && files.length > 0 && !event.clipboardData.types.includes('text/plain')) {
            event.preventDefault();
            uploads.add(files);
        }
    };
    const insertEmoji = (name: string) => {
        const cursor = field.current?.selectionStart ?? text.length;
        const next = `${text.slice(0, cursor)}:${name}: `;
        select({text: next + text.slice(cursor), from: next.length, to: next.length});
    };

    if (archived || forbidden) {
        return <p className={classes.archived}>{say(archived ? 'composer.archived' : 'composer.forbidden')}</p>;
    }
    return (
        <div className={classes.composer} ref={frame}>
            {held && <div className={classes.drop}>{say('upload.drop')}</div>}
            <SuggestionList id={listId} suggestions={suggestions} at={at} onHover={setAt} onChoose={choose} />
            <Textarea
                ref={field}
                variant="unstyled"
                autosize
                minRows={1}
                maxRows={12}
                className={classes.field}
                aria-label={label}
                placeholder={label}
                aria-autocomplete="list"
                aria-controls={suggestions.length > 0 ? listId : undefined}
                aria-activedescendant={suggestions.length > 0 ? `${listId}-${at}` : undefined}
                value={text}
                onChange={(event) => {
                    change(event.currentTarget.value, event.currentTarget.selectionStart);
                    tellTyping(channel.id, rootId);
                }}
                onKeyDown={onKeyDown}
                onPaste={onPaste}
                onBlur={() => setAsked(null)}
            />
            <UploadList uploads={uploads} />
            <div className={classes.bar}>
                <FormatBar field={field} onChange={select} />
                <div className={classes.end}>
                    {text.length > longest - FEW && (
                        <Text size="xs" c={text.length > longest ? 'red' : 'var(--u-text-soft)'} role="status">
                            {say('composer.left', {left: longest - text.length})}
                        </Text>
                    )}
                    {attaches && <AttachButton onFiles={uploads.add} />}
                    <EmojiPicker onPick={insertEmoji} />
                    <ActionIcon onClick={submit} disabled={!ready} aria-label={say('composer.send')}>
                        <IconSend2 size={ICON.LARGE} aria-hidden />
                    </ActionIcon>
                </div>
            </div>
        </div>
    );
}
