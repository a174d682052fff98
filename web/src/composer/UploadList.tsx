import {ActionIcon} from '@mantine/core';
import {IconX} from '@tabler/icons-react';

import {api} from '../api/client';
import {iconOf, isPicture} from '../files/kinds';
import {useSize} from '../files/size';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import classes from './UploadList.module.css';
import type {Upload, Uploads} from './useUploads';

/** The files that go with a message, how far each is, and the way to leave one out. */
export function UploadList({uploads}: {uploads: Uploads}) {
    const say = useText();
    return uploads.all.length > 0 && (
        <ul className={classes.list} aria-label={say('files.label')}>
            {uploads.all.map((upload) => <One key={upload.key} upload={upload} onRemove={() => uploads.remove(upload)} />)}
        </ul>
    );
}

function One({upload: {file, part, info, refusal}, onRemove}: {upload: Upload; onRemove: () => void}) {
    const say = useText();
    const size = useSize();
    const Icon = iconOf(file.name.split('.').pop() ?? '', file.type);
    return (
        <li className={classes.upload} data-refused={refusal !== undefined || undefined}>
            {info && isPicture(info)
                ? <img src={api.getFileThumbnailUrl(info.id, 0)} alt="" className={classes.thumb} />
                : <Icon size={ICON.HUGE} aria-hidden className={classes.icon} />}
            <span className={classes.about}>
                <span className={classes.name} title={file.name}>{file.name}</span>
                {refusal !== undefined
                    ? <span className={classes.refusal} role="alert">{refusal}</span>
                    : info
                        ? <span className={classes.size}>{size(file.size)}</span>
                        : <progress value={part} className={classes.progress} aria-label={say('upload.progress', {name: file.name})} />}
            </span>
            <ActionIcon variant="subtle" color="gray" size="sm" onClick={onRemove} aria-label={say(info || refusal ? 'upload.remove' : 'upload.cancel', {name: file.name})}>
                <IconX size={ICON.MEDIUM} aria-hidden />
            </ActionIcon>
        </li>
    );
}
