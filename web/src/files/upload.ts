import type {FileInfo, FileUploadResponse} from '@mattermost/types/files';

import {api} from '../api/client';

/** So many are sent at once; the others wait, so that what else is called gets through. */
const AT_ONCE = 3;

const waiting: (() => void)[] = [];
let running = 0;

export interface Sending {
    /** Fails as a call of the driver does, and when it is cancelled. */
    sent: Promise<FileInfo>;
    cancel: () => void;
}

/**
 * Sends a file to a channel, where a post may take it. The driver tells nothing of how far it is, so this is done without it.
 *
 * @param onProgress is told which part of it has gone, from 0 to 1
 */
export function sendFile(channelId: string, file: File, onProgress: (part: number) => void): Sending {
    const request = new XMLHttpRequest();
    const begin = () => {
        running++;
        request.open('POST', api.getFilesRoute());
        Object.entries(api.getOptions({method: 'post'}).headers as Record<string, string>).forEach(([name, value]) => request.setRequestHeader(name, value));
        const form = new FormData();
        form.append('channel_id', channelId);
        form.append('files', file, file.name);
        request.send(form);
    };
    const sent = new Promise<FileInfo>((resolve, reject) => {
        request.upload.onprogress = ({loaded, total}) => onProgress(total > 0 ? loaded / total : 0);
        request.onload = () => (request.status === 201 ? resolve((JSON.parse(request.responseText) as FileUploadResponse).file_infos[0]) : reject(problem(request)));
        request.onerror = () => reject(problem(request));
        request.onabort = () => reject(problem(request));
        request.onloadend = () => {
            running--;
            waiting.shift()?.();
        };
    });
    const cancel = () => {
        const place = waiting.indexOf(begin);
        if (place >= 0) {
            waiting.splice(place, 1);
        } else {
            request.abort();
        }
    };
    if (running < AT_ONCE) {
        begin();
    } else {
        waiting.push(begin);
    }
    return {sent, cancel};
}

/** What went wrong, as the driver would say it. */
function problem(request: XMLHttpRequest): object {
    try {
        const {id, message} = JSON.parse(request.responseText) as {id: string; message: string};
        return {server_error_id: id, message, status_code: request.status};
    } catch {
        return {status_code: 0};
    }
}
