import type {FileInfo} from '@mattermost/types/files';
import {IconDownload} from '@tabler/icons-react';
import type {CSSProperties} from 'react';
import {lazy, Suspense, useRef, useState} from 'react';

import {Boundary} from '../shared/Boundary';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import classes from './FileList.module.css';
import {downloadUrl, iconOf, isPicture, pictureUrl} from './kinds';
import {useSize} from './size';

const PictureView = lazy(() => import('./PictureView'));

/** The files of a post: pictures as such, which open in full, and others to be downloaded. */
export function FileList({files}: {files: FileInfo[]}) {
    const say = useText();
    const [shown, setShown] = useState<FileInfo>();
    const opener = useRef<HTMLButtonElement>(null);
    const open = (file: FileInfo, by: HTMLButtonElement) => {
        opener.current = by;
        setShown(file);
    };
    const close = () => {
        setShown(undefined);
        // Once nothing holds the focus any more.
        requestAnimationFrame(() => opener.current?.focus({preventScroll: true}));
    };
    const pictures = files.filter(isPicture);
    return (
        <>
            <ul className={classes.list} data-many={pictures.length > 1 || undefined} aria-label={say('files.label')}>
                {files.map((file) => (
                    <li key={file.id}>
                        {isPicture(file) ? <Picture file={file} onOpen={(by) => open(file, by)} /> : <Row file={file} />}
                    </li>
                ))}
            </ul>
            {shown && (
                <Boundary>
                    <Suspense fallback={null}>
                        <PictureView pictures={pictures} shown={shown} onShow={setShown} onClose={close} />
                    </Suspense>
                </Boundary>
            )}
        </>
    );
}

function Picture({file, onOpen}: {file: FileInfo; onOpen: (by: HTMLButtonElement) => void}) {
    const say = useText();
    const place = {
        '--width': file.width,
        '--ratio': file.width / file.height,
        backgroundImage: file.mini_preview ? `url("data:image/jpeg;base64,${file.mini_preview}")` : undefined,
    } as CSSProperties;
    return (
        <button type="button" className={classes.picture} style={place} onClick={(event) => onOpen(event.currentTarget)} aria-label={say('files.open', {name: file.name})} title={file.name}>
            <img src={pictureUrl(file)} alt="" loading="lazy" />
        </button>
    );
}

function Row({file}: {file: FileInfo}) {
    const say = useText();
    const size = useSize();
    const Icon = iconOf(file.extension, file.mime_type);
    return (
        <a className={classes.file} href={downloadUrl(file)} download={file.name} aria-label={say('files.download.of', {name: file.name, size: size(file.size)})}>
            <Icon size={ICON.HUGE} aria-hidden className={classes.icon} />
            <span className={classes.about}>
                <span className={classes.name} title={file.name}>{file.name}</span>
                <span className={classes.size}>{size(file.size)}</span>
            </span>
            <IconDownload size={ICON.MEDIUM} aria-hidden className={classes.download} />
        </a>
    );
}
