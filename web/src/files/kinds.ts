import type {FileInfo} from '@mattermost/types/files';
import {
    IconFile, IconFileMusic, IconFileSpreadsheet, IconFileText, IconFileTypePdf, IconFileZip, IconMovie, IconPhoto, IconPresentation,
} from '@tabler/icons-react';

import {api} from '../api/client';

type Icon = typeof IconFile;

/** By the end of the name, as MIME types of documents say little. */
const BY_EXTENSION: [RegExp, Icon][] = [
    [/^pdf$/, IconFileTypePdf],
    [/^(xlsx?|ods|csv|tsv|numbers)$/, IconFileSpreadsheet],
    [/^(pptx?|odp|key)$/, IconPresentation],
    [/^(docx?|odt|rtf|txt|md|log|pages)$/, IconFileText],
    [/^(zip|gz|tgz|bz2|xz|zst|7z|rar|tar|jar)$/, IconFileZip],
];
const BY_TYPE: [string, Icon][] = [['image/', IconPhoto], ['video/', IconMovie], ['audio/', IconFileMusic], ['text/', IconFileText]];

export function iconOf(extension: string, mimeType: string): Icon {
    return BY_EXTENSION.find(([pattern]) => pattern.test(extension.toLowerCase()))?.[1]
        ?? BY_TYPE.find(([start]) => mimeType.startsWith(start))?.[1]
        ?? IconFile;
}

/** Whether it is shown itself: a picture whose size is known. */
export function isPicture(file: FileInfo): boolean {
    return file.mime_type?.startsWith('image/') && file.width > 0 && file.height > 0;
}

/** What is shown of a picture: the preview, but of what may move or has none the picture itself. */
export function pictureUrl(file: FileInfo): string {
    return file.has_preview_image && file.mime_type !== 'image/gif' ? api.getFilePreviewUrl(file.id, 0) : api.getFileUrl(file.id, 0);
}

export function downloadUrl(file: FileInfo): string {
    return `${api.getFileRoute(file.id)}?download=1`;
}
