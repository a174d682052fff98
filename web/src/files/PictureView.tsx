import {ActionIcon, Modal} from '@mantine/core';
import type {FileInfo} from '@mattermost/types/files';
import {IconChevronLeft, IconChevronRight, IconDownload, IconX} from '@tabler/icons-react';

import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {downloadUrl, pictureUrl} from './kinds';
import classes from './PictureView.module.css';
import {useSize} from './size';

interface Props {
    pictures: FileInfo[];
    shown: FileInfo;
    onShow: (file: FileInfo) => void;
    onClose: () => void;
}

/** A picture over the whole window; the arrow keys lead to the post's others, Escape back. */
export default function PictureView({pictures, shown, onShow, onClose}: Props) {
    const say = useText();
    const size = useSize();
    const at = pictures.findIndex((each) => each.id === shown.id);
    const before = pictures[at - 1];
    const after = pictures[at + 1];
    const onKeyDown = (event: React.KeyboardEvent) => {
        const next = event.key === 'ArrowLeft' ? before : event.key === 'ArrowRight' ? after : undefined;
        if (next) {
            onShow(next);
        }
        // What is behind it has keys of its own.
        event.stopPropagation();
    };
    return (
        // What happens in the dialog passes here on its way, wherever the focus is.
        <div onKeyDown={onKeyDown}>
            <Modal.Root opened onClose={onClose} fullScreen transitionProps={{duration: 0}}>
                <Modal.Content className={classes.view}>
                    <header className={classes.head}>
                        <Modal.Title className={classes.name}>{shown.name}</Modal.Title>
                        {pictures.length > 1 && (
                            <>
                                <span className={classes.soft}>{say('files.of', {at: at + 1, count: pictures.length})}</span>
                                <ActionIcon variant="subtle" color="gray" disabled={!before} onClick={() => onShow(before)} aria-label={say('files.before')}>
                                    <IconChevronLeft size={ICON.HUGE} aria-hidden />
                                </ActionIcon>
                                <ActionIcon variant="subtle" color="gray" disabled={!after} onClick={() => onShow(after)} aria-label={say('files.after')}>
                                    <IconChevronRight size={ICON.HUGE} aria-hidden />
                                </ActionIcon>
                            </>
                        )}
                        <span className={classes.soft}>{size(shown.size)}</span>
                        <ActionIcon
                            component="a"
                            variant="subtle"
                            color="gray"
                            href={downloadUrl(shown)}
                            download={shown.name}
                            aria-label={say('files.download')}
                            title={say('files.download')}
                        >
                            <IconDownload size={ICON.LARGE} aria-hidden />
                        </ActionIcon>
                        <ActionIcon variant="subtle" color="gray" onClick={onClose} data-autofocus aria-label={say('action.close')} title={say('action.close')}>
                            <IconX size={ICON.LARGE} aria-hidden />
                        </ActionIcon>
                    </header>
                    <div className={classes.stage} onClick={(event) => event.target === event.currentTarget && onClose()}>
                        <img key={shown.id} src={pictureUrl(shown)} alt={shown.name} width={shown.width} height={shown.height} className={classes.picture} />
                    </div>
                </Modal.Content>
            </Modal.Root>
        </div>
    );
}
