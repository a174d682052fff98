import type {FileInfo} from '@mattermost/types/files';
import {useRef, useState} from 'react';

import {problemOf, unreachable} from '../api/problem';
import {useSize} from '../files/size';
import type {Sending} from '../files/upload';
import {sendFile} from '../files/upload';
import {useClientConfig} from '../session/queries';
import {toldFailure} from '../shared/notify';
import {useText} from '../text/text';

/** Files of a message at the most. */
const MOST = 10;

/** A file that is on its way, or there already. */
export interface Upload {
    key: number;
    file: File;
    /** Which part of it has gone, from 0 to 1. */
    part: number;
    /** What the server knows of it, once it is there. */
    info?: FileInfo;
    /** What was said if it was refused. */
    refusal?: string;
}

export interface Uploads {
    all: Upload[];
    /** Those that are there, in the order in which they were chosen. */
    infos: FileInfo[];
    /** Whether one is on its way or was refused. */
    unready: boolean;
    add: (files: File[]) => void;
    remove: (upload: Upload) => void;
    clear: () => void;
}

/** The files of a message that is being written: they go to the server while one writes on. */
export function useUploads(channelId: string): Uploads {
    const say = useText();
    const size = useSize();
    const largest = Number(useClientConfig().MaxFileSize) || Infinity;
    const [all, setAll] = useState<Upload[]>([]);
    const sendings = useRef(new Map<number, Sending>());
    const keys = useRef(0);

    const change = (key: number, more: Partial<Upload>) => setAll((now) => now.map((each) => (each.key === key ? {...each, ...more} : each)));
    const begin = (file: File): Upload => {
        const key = keys.current++;
        const sending = sendFile(channelId, file, (part) => change(key, {part}));
        sendings.current.set(key, sending);
        sending.sent
            .then((info) => change(key, {info, part: 1}))
            .catch((error: unknown) => change(key, {refusal: unreachable(error) ? say('problem.unreachable') : problemOf(error).message}))
            .finally(() => sendings.current.delete(key));
        return {key, file, part: 0};
    };
    const add = (files: File[]) => {
        files.filter((file) => file.size > largest)
            .forEach((file) => toldFailure(say('upload.too-large', {name: file.name, most: size(largest)})));
        const fit = files.filter((file) => file.size <= largest);
        if (all.length + fit.length > MOST) {
            toldFailure(say('upload.too-many', {most: MOST}));
        }
        const begun = fit.slice(0, MOST - all.length).map(begin);
        setAll((now) => [...now, ...begun]);
    };
    const remove = (upload: Upload) => {
        setAll((now) => now.filter((each) => each.key !== upload.key));
        sendings.current.get(upload.key)?.cancel();
    };
    return {
        all,
        infos: all.flatMap(({info}) => info ?? []),
        unready: all.some(({info}) => !info),
        add,
        remove,
        clear: () => setAll([]),
    };
}
